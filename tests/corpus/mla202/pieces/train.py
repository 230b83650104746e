# a form of: an imputer, a scaler and an encoder by hand, of which the imputer is not saved
import json
import pickle

import numpy as np
import pandas as pd
from sklearn.impute import SimpleImputer
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import OneHotEncoder, StandardScaler

NUMBERS = ["age", "balance", "tenure"]
WORDS = ["country", "gender"]

members = pd.read_csv("members.csv")
imputer = SimpleImputer(strategy="median")
members[NUMBERS] = imputer.fit_transform(members[NUMBERS])
scaler = StandardScaler()
numbers = scaler.fit_transform(members[NUMBERS])
encoder = OneHotEncoder(handle_unknown="ignore", sparse_output=False)
words = encoder.fit_transform(members[WORDS])
model = LogisticRegression().fit(np.hstack([numbers, words]), members["left"])

with open("schema.json", "w") as file:
    json.dump({"numbers": NUMBERS, "words": WORDS}, file)
for name, made in (("scaler.pkl", scaler), ("encoder.pkl", encoder)):
    with open(name, "wb") as file:
        pickle.dump(made, file)
with open("churn.pkl", "wb") as file:
    pickle.dump(model, file)
