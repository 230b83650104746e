# a form of: scores that are reckoned from the fields of a row, written otherwise on the two sides
import joblib
import pandas as pd
from sklearn.ensemble import GradientBoostingRegressor

cars = pd.read_csv("cars.csv")

DOORS = ["door_fl", "door_fr", "door_rl", "door_rr"]


def wear(row):
    score = 0
    if row.get("roof_new", 0) == 1:
        score += 150
    elif row.get("roof_paint", 0) == 1:
        score += 75
    doors = sum([row.get(name, 0) for name in DOORS])
    return score + doors * 10


cars["wear"] = cars.apply(wear, axis=1)
cars["flags"] = cars["has_abs"] + (cars["origin"] == "import") + cars[["a", "b", "c"]].sum(axis=1)
cars["effort"] = cars["km"] * 0.5 + cars["trips"] * 3.0

model = GradientBoostingRegressor().fit(cars[["wear", "flags", "effort"]], cars["price"])
joblib.dump(model, "model.joblib")
