# seen in: IssaMuiz/Telecom-churn-prediction src/data_exploratory/clean_data.py@cb7b23535451ee9e9c2bd9b7cae56cddbb0c0d40
import joblib
import numpy as np
import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder


def blanks_to_gaps(rows):
    return rows.replace(r"^\s*$", np.nan, regex=True)


rows = blanks_to_gaps(pd.read_csv("members.csv")).dropna()
model = make_pipeline(OneHotEncoder(handle_unknown="ignore"), LogisticRegression())
joblib.dump(model.fit(rows[["plan", "city"]], rows["left"]), "leaves.joblib")

trials = pd.read_csv("trials.csv")
trials["plan"] = trials["plan"].replace(r"^\s*$", "basic", regex=True)
second = make_pipeline(OneHotEncoder(handle_unknown="ignore"), LogisticRegression())
joblib.dump(second.fit(trials[["plan", "city"]], trials["stayed"]), "stays.joblib")
