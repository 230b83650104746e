"""A pipeline that selects its columns by name does not mind their order."""

import joblib
import pandas as pd
from sklearn.compose import make_column_transformer
from sklearn.linear_model import Ridge
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

df = pd.read_csv("flats.csv")
columns = make_column_transformer((StandardScaler(), ["rooms", "area"]))
joblib.dump(make_pipeline(columns, Ridge()).fit(df[["rooms", "area"]], df["rent"]), "rent.joblib")
