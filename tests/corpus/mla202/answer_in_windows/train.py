# a form of: an answer that is worked out in the table, and is left out by the names that a loop chooses
import joblib
import numpy as np
import pandas as pd
from sklearn.ensemble import RandomForestRegressor

engines = pd.read_csv("engines.csv")
engines["life"] = engines.groupby("unit")["cycle"].transform("max") - engines["cycle"]
signals = [name for name in engines.columns if name.startswith("s")]


def windows(table, names, length=30):
    rows, answers = [], []
    for start in range(len(table) - length):
        rows.append(table[names].to_numpy()[start : start + length].ravel())
        answers.append(table["life"].to_numpy()[start + length])
    return np.array(rows), np.array(answers)


x, y = windows(engines, signals)
model = RandomForestRegressor().fit(x, y)
joblib.dump(model, "life.joblib")
