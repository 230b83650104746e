import pandas as pd
from sklearn.model_selection import train_test_split


def load_splits():
    news = pd.read_csv("clean.csv")
    return train_test_split(news["minimal"], news["label"], random_state=0)
