# a form of: zeros that stand for gaps, which a service takes out by place or by mask
import joblib
import numpy as np
import pandas as pd
from sklearn.impute import SimpleImputer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline

NAMES = ["pressure", "insulin"]
patients = pd.read_csv("patients.csv")
patients[NAMES] = patients[NAMES].replace(0, np.nan)
patients["age"] = np.log1p(patients["age"])
model = make_pipeline(SimpleImputer(strategy="median"), LogisticRegression())
model.fit(patients[["pressure", "insulin", "age"]].to_numpy(), patients["ill"])
joblib.dump(model, "patients.joblib")
