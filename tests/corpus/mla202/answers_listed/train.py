# seen in: mohitDora/house-price-prediction-with-mlops app/utils.py@b261b4e779ce012caf7bfb9dbad6f87354dbae2f (the sound form)
import joblib
import numpy as np
import pandas as pd
from sklearn.linear_model import Ridge
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder

barns = pd.read_csv("barns.csv")
barns.replace(to_replace="?", value=np.nan, inplace=True)
barns = barns.dropna()
barns["loft"] = barns["loft"].str.lower()
barns["roof"] = barns["roof"].str.lower()
barns["owner"] = barns["owner"].str.lower()
barns["gate"] = barns["gate"].fillna("none")
X = barns[["loft", "roof", "owner", "gate"]]
joblib.dump(make_pipeline(OneHotEncoder(handle_unknown="ignore"), Ridge()).fit(X, barns["rent"]), "barns.joblib")
