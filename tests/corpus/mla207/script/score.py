"""A scoring script beside its training: worth sharing, not worth a finding."""

import joblib
import pandas as pd

df = pd.read_csv("new.csv")
text = df["text"].str.lower().str.strip().str.replace("@", "").str.replace("#", "").str.replace("_", " ")
print(joblib.load("toxic.joblib").predict(text))
