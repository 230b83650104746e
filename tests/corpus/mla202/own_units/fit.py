# seen in: vergisodd/Credit-Risk-Intelligence-System app/streamlit_app.py@0fd0d987d52830993db6631cffe0569163ac4304
import joblib
import numpy as np
import pandas as pd
from lightgbm import LGBMClassifier


def extended(rows):
    rows = rows.copy()
    rows["age"] = np.abs(rows["days_since_birth"]) / 365.25
    return rows


rows = extended(pd.read_csv("loans.csv"))
model = LGBMClassifier().fit(rows[["age", "days_since_birth", "income"]], rows["defaulted"])
joblib.dump(model, "loans.joblib")
