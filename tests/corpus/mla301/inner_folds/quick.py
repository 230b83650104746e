import pandas as pd

from ensemble import Judged

table = pd.read_csv("customers.csv")
print(Judged().fit(table.drop(columns=["left"]), table["left"]).score)
