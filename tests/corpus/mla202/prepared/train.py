# a form of: features that are made in training, whose label has a name that a configuration gives
import joblib
import numpy as np
import pandas as pd
import yaml
from sklearn.ensemble import RandomForestRegressor
from xgboost import XGBClassifier

config = yaml.safe_load(open("config.yaml"))

trips = pd.read_parquet("trips.parquet")
trips["duration"] = np.log1p(trips["duration"])
trips["zone"] = trips["zone"].fillna("none")
X = trips.drop(columns=[config["target"]])
joblib.dump(RandomForestRegressor().fit(X, trips[config["target"]]), "trips.joblib")

students = pd.read_csv("students.csv")
students["level"] = students["level"].map({"college": 0, "university": 1})
students["major"] = students["major"].str.lower().map({"low": 0.45, "high": 0.875})
students["grade"] = students["grade"].clip(0, 4)
classifier = XGBClassifier().fit(students[["level", "major", "grade"]], students["default"])
joblib.dump(classifier, "students.joblib")
