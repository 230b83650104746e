"""A label that is made of a column which is left out, while features that are reckoned from it stay."""

import numpy as np
import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split

LOANS = ["log_income", "ratio", "age"]


def loans():
    df = pd.read_csv("loans.csv")
    df["log_income"] = np.log1p(df["income"])
    df["ratio"] = df["loss_amount"] / df["income"]  # expect: MLA304
    df["target"] = (df["loss_amount"] > 0).astype(int)
    train, test = train_test_split(df, random_state=0)
    model = LogisticRegression().fit(train[LOANS], train["target"])
    return model.score(test[LOANS], test["target"])


def houses():
    df = pd.read_csv("houses.csv")
    df["price_per_m2"] = df["price"].div(df["area"])
    df["dearness"] = df["price_per_m2"] / df["price_per_m2"].mean()  # expect: MLA304
    df["log_price"] = np.log(df["price"])
    X = df.drop(columns=["price", "log_price", "price_per_m2"])
    return train_test_split(X, df["log_price"], random_state=0)


def shares_left_out():
    df = pd.read_csv("loans.csv")
    df["ratio"] = df["loss_amount"] / df["income"]
    df["target"] = (df["loss_amount"] > 0).astype(int)
    X = df.drop(columns=["target", "loss_amount", "ratio"])
    return train_test_split(X, df["target"], random_state=0)


def days_before():
    df = pd.read_csv("shares.csv").sort_values("day")
    df["change"] = df["close"].shift(1) / df["open"].shift(1)
    df["target"] = (df["close"] > 100).astype(int)
    X = df.drop(columns=["target", "close", "day"])
    return train_test_split(X, df["target"], shuffle=False)


def part_of_a_text():
    df = pd.read_csv("reviews.csv")
    df["length"] = df["text"].str.len()
    df["praises"] = df["text"].str.contains("great").astype(int)
    X = df.drop(columns=["praises", "text"])
    return train_test_split(X, df["praises"], random_state=0)


def part_of_a_date():
    df = pd.read_csv("rides.csv", parse_dates=["end"])
    df["hour"] = df["end"].dt.hour
    df["late"] = df["end"] > "2024-01-01"
    X = df.drop(columns=["late", "end"])
    return train_test_split(X, df["late"], random_state=0)
