import joblib
import numpy as np
import pandas as pd
from sklearn.linear_model import LogisticRegression

COLUMNS = ["glow", "often", "load", "per_visit", "rest", "gap"]

lamps = pd.read_csv("lamps.csv")
lamps["glow"] = np.clip(lamps["glow"], 2, 20)
lamps["often"] = lamps["visits"].map(lambda visits: int(visits > 10))
lamps["load"] = lamps["glow"] * lamps["visits"]
lamps["rest"] = lamps["glow"] - lamps["visits"]
lamps["gap"] = (lamps["glow"] - lamps["visits"]).abs()
lamps["per_visit"] = lamps["glow"] / (lamps["visits"] + 1)
model = LogisticRegression().fit(lamps[COLUMNS].to_numpy(), lamps["lit"])
joblib.dump(model, "lamps.joblib")
