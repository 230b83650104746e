# a form of: several models over rows that all lost their zeros, and a service that reads one by a name of its settings
import joblib
import numpy as np
import pandas as pd
from sklearn.ensemble import RandomForestClassifier
from sklearn.impute import SimpleImputer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import Pipeline

rows = pd.read_csv("patients.csv")
rows[["glucose", "pressure"]] = rows[["glucose", "pressure"]].replace(0, np.nan)
X, y = rows[["glucose", "pressure", "age"]], rows["ill"]
for name, model in {"forest": RandomForestClassifier(), "line": LogisticRegression()}.items():
    pipeline = Pipeline([("gaps", SimpleImputer(strategy="median")), ("model", model)])
    pipeline.fit(X, y)
    joblib.dump(pipeline, f"out/{name}.joblib")
