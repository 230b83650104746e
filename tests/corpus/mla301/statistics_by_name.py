# a form of: statistics that a list names, which is no name of one
import pandas as pd
from sklearn.model_selection import train_test_split

STATISTICS = ["mean", "std"]

rides = pd.read_csv("rides.csv")
by_zone = rides.groupby("zone")["target"].agg(STATISTICS)  # expect: MLA301
rides = rides.merge(by_zone, on="zone")
train, test = train_test_split(rides, test_size=0.2)
