# seen in: sai-sujan/Wine-Quality-Prediction---End-to-End-MLOps-Project src/data_cleaning.py (the sound form)
import joblib
import pandas as pd
from sklearn.ensemble import RandomForestRegressor

df = pd.read_csv("bottles.csv")
df["colour_code"] = df["colour"].map({"red": 0, "white": 1})
df["region"] = df["region"].str.lower()
df["sealed"] = df["closure"].str.strip()
features = ["colour_code", "region", "sealed", "alcohol"]
joblib.dump(RandomForestRegressor(random_state=0).fit(df[features], df["score"]), "bottles.joblib")
