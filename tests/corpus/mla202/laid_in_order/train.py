# seen in: DavidGMontenegro/Car-Price-Prediction-System IA/predict_price.py
import joblib
import pandas as pd
from sklearn.ensemble import RandomForestRegressor

table = pd.read_csv("boats.csv")
columns = pd.get_dummies(table[["yard", "sails", "length"]])
model = RandomForestRegressor(random_state=3).fit(columns, table["price"])
joblib.dump({"model": model, "columns": columns.columns}, "boats.joblib")
