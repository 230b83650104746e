"""The table has numbers where people have words."""

import joblib
import pandas as pd
from sklearn.ensemble import RandomForestClassifier
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder

rows = pd.read_csv("clients.csv")
rows["marriage"] = rows["marriage"].map({1: "married", 2: "single", 3: "others"})
rows["sex"] = rows["sex"].map({1: "male", 2: "female"})
model = make_pipeline(OneHotEncoder(handle_unknown="ignore"), RandomForestClassifier(random_state=0))
model.fit(rows[["marriage", "sex"]], rows["default"])
joblib.dump(model, "clients.joblib")
