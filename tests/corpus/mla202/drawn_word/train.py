import joblib
import pandas as pd
from sklearn.ensemble import RandomForestClassifier

rows = pd.read_csv("orders.csv")
rows["traffic"] = rows["traffic"].map({"Low": 0, "Medium": 1, "High": 2})
rows["weather"] = rows["weather"].map({"Clear": 0, "Rain": 1})
model = RandomForestClassifier(random_state=0).fit(rows[["distance", "traffic", "weather"]], rows["late"])
joblib.dump(model, "orders.joblib")
