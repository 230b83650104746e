import joblib
import pandas as pd
from sklearn.ensemble import HistGradientBoostingClassifier

df = pd.read_csv("patients.csv")
df["bmi"] = df["bmi"].fillna(df["bmi"].median())
df["visits"] = df["visits"].fillna(0)
model = HistGradientBoostingClassifier(random_state=1).fit(df[["bmi", "visits"]], df["ill"])
joblib.dump(model, "risk.joblib")
