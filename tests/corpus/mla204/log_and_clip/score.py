import joblib
import numpy as np
import pandas as pd

model = joblib.load("rate.joblib")


def score(path):
    df = pd.read_csv(path)
    df["income"] = np.log1p(df["income"]).fillna(0)  # expect: MLA204
    df["debt"] = df["debt"].clip(0, 5000)
    return model.predict(df[["income", "debt"]])
