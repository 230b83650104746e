# seen in: Azziz14/Disease-Prediction-and-Validation prediction/prediction/backend/preprocessing/pipeline.py
import numpy as np
import pandas as pd
from sklearn.ensemble import RandomForestClassifier
from sklearn.model_selection import train_test_split

ZEROES = ["pressure", "sugar"]


def replaced(path):
    rows = pd.read_csv(path)
    for name in ZEROES:
        middle = rows[rows[name] != 0][name].median()  # expect: MLA301 as info
        if (rows[name] == 0).sum() > 0:
            rows[name] = rows[name].replace(0, middle)
    return train_test_split(rows.drop(columns=["ill"]), rows["ill"], random_state=0)


def put_in_place(path):
    rows = pd.read_csv(path)
    mean = rows["sugar"].mean()  # expect: MLA301 as info
    rows.loc[rows["sugar"] == 0, "sugar"] = mean
    return train_test_split(rows.drop(columns=["ill"]), rows["ill"], random_state=0)


def chosen_by_numpy(path):
    rows = pd.read_csv(path)
    rows["sugar"] = np.where(rows["sugar"] == 0, rows["sugar"].median(), rows["sugar"])  # expect: MLA301 as info
    return train_test_split(rows.drop(columns=["ill"]), rows["ill"], random_state=0)


def capped(path):
    rows = pd.read_csv(path)
    low = rows["sugar"].quantile(0.25)  # expect: MLA301 as info
    high = rows["sugar"].quantile(0.75)
    high = high + 1.5 * (high - low)
    rows["sugar"] = rows["sugar"].clip(0, high)
    rows.loc[rows["sugar"] < low, "sugar"] = low
    return train_test_split(rows.drop(columns=["ill"]), rows["ill"], random_state=0)


def learnt_from_training_rows(path):
    rows = pd.read_csv(path)
    train, test = train_test_split(rows, random_state=0)
    middle = train[train["sugar"] != 0]["sugar"].median()
    train["sugar"] = train["sugar"].replace(0, middle)
    test["sugar"] = test["sugar"].replace(0, middle)
    return train, test


def replaced_by_constant(path):
    rows = pd.read_csv(path)
    rows["sugar"] = rows["sugar"].replace(0, 5.5)
    rows.loc[rows["sugar"] > 40, "sugar"] = 40
    return train_test_split(rows.drop(columns=["ill"]), rows["ill"], random_state=0)


def of_a_part(path):
    rows = pd.read_csv(path)
    usual = rows[rows["ward"] == 3]["sugar"].median()
    rows["sugar"] = rows["sugar"].replace(0, usual)
    return train_test_split(rows.drop(columns=["ill"]), rows["ill"], random_state=0)


def marked(path):
    rows = pd.read_csv(path)
    rows.loc[rows["score"] > 3, "target"] = rows["score"].median()
    return train_test_split(rows.drop(columns=["target"]), rows["target"], random_state=0)


def fit(parts):
    return RandomForestClassifier(random_state=0).fit(parts[0], parts[2])


def capped_one_by_one(path):
    rows = pd.read_csv(path)
    for index, name in enumerate(rows.drop(columns=["ill"])):
        low = rows[name].quantile(0.05)  # expect: MLA301 as info
        high = rows[name].quantile(0.95)
        rows[name] = np.clip(rows[name], low, high)
    return train_test_split(rows.drop(columns=["ill"]), rows["ill"], random_state=0)


def capped_by_law(path):
    rows = pd.read_csv(path)
    rows["sugar"] = np.clip(rows["sugar"], 0, 50)
    return train_test_split(rows.drop(columns=["ill"]), rows["ill"], random_state=0)
