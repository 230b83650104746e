import joblib
import pandas as pd
from sklearn.metrics import accuracy_score

rows = pd.read_parquet("data/shipments_2025.parquet")
model = joblib.load("model.pkl")
print(accuracy_score(rows["late"], model.predict(rows.drop(columns=["late"]))))
