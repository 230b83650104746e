import joblib
import pandas as pd
from sklearn.linear_model import LogisticRegression

df = pd.read_csv("data/prepared.csv")
model = LogisticRegression().fit(df.drop(columns=["label"]), df["label"])
joblib.dump(model, "models/model.pkl")
