# a form of: features that are made of one field stand in a row, under names of the program's own
import joblib
import numpy as np
import pandas as pd
from sklearn.linear_model import LogisticRegression

NAMES = ["income", "visits", "much", "band", "at"]

people = pd.read_csv("people.csv")
people["much"] = np.power(people["visits"], 2)
people["band"] = pd.cut(people["visits"], [-1, 10, 20, 1000], labels=False)
people["at"] = np.sin(2 * np.pi * people["hour"] / 24)
model = LogisticRegression().fit(people[NAMES].values, people["left"])
joblib.dump({"model": model, "names": NAMES}, "model.joblib")
