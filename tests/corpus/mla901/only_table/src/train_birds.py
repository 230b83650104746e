import pandas as pd
from sklearn.linear_model import LogisticRegression


def train():
    counted = pd.read_csv("data/birds_counted.csv")
    more = pd.read_csv("data/birds_ringed.csv"), pd.read_csv("data/raw/data.csv"), pd.read_csv("data/birds_results.csv")
    return LogisticRegression().fit(counted, counted.pop("kind")), more
