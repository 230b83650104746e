import joblib
import pandas as pd
from sklearn.linear_model import Ridge

df = pd.read_csv("orders.csv")
df["discount"] = df["discount"].fillna(0)
joblib.dump(Ridge().fit(df[["discount", "items"]], df["days"]), "days.joblib")
