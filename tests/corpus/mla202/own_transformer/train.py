# seen in: Akshxt1/sms-spam-classifier src/predict.py
import os

import joblib
import pandas as pd
from counts import Counts
from sklearn.naive_bayes import ComplementNB

FOLDER = os.path.join(os.path.dirname(__file__), "models")


def save(name, model):
    joblib.dump(model, os.path.join(FOLDER, f"{name}.joblib"))


def train():
    table = pd.read_csv("cards.csv")
    counts = Counts()
    rows = counts.fit_transform(table["text"].values)
    joblib.dump(counts, os.path.join(FOLDER, "counts.joblib"))
    save("cards", ComplementNB().fit(rows, table["kind"]))


train()
