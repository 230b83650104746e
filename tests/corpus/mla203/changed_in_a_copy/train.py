import pickle

import pandas as pd
from sklearn.ensemble import GradientBoostingClassifier


def extract_features(plate):
    region = plate.split("-")[0]
    found = {}
    found["length"] = len(plate)
    found["digits"] = sum(sign.isdigit() for sign in plate)
    found["dashes"] = plate.count("-")
    found["region"] = len(region)
    found["electric"] = 1 if plate.endswith("E") else 0
    return list(found.values())


def extract_owner(card):
    found = {}
    found["name"] = len(card)
    found["letters"] = sum(sign.isalpha() for sign in card)
    return list(found.values())


table = pd.read_csv("plates.csv")
rows, labels = [], []
for _, each in table.iterrows():
    rows.append(extract_features(str(each["plate"])) + extract_owner(str(each["owner"])))
    labels.append(each["stolen"])
model = GradientBoostingClassifier(random_state=3)
model.fit(rows, labels)
with open("plates.pkl", "wb") as file:
    pickle.dump(model, file)
