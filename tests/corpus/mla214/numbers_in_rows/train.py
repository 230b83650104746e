import joblib
import pandas as pd
from sklearn.linear_model import LogisticRegression

COLUMNS = ["glow", "usual", "floor"]

lamps = pd.read_csv("lamps.csv")
usual = lamps.groupby("coast")["hours"].mean().to_dict()
lamps["usual"] = lamps["coast"].map(usual)
model = LogisticRegression().fit(lamps[COLUMNS].to_numpy(), lamps["lit"])
joblib.dump(model, "lamps.joblib")
