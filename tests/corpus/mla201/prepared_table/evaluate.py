import joblib
import pandas as pd
from sklearn.metrics import f1_score

df = pd.read_csv("data/prepared.csv")
model = joblib.load("models/model.pkl")
print(f1_score(df["label"], model.predict(df.drop(columns=["label"]))))
