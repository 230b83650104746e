# seen in: projectsportfolio75-coder/End-to-End-Airbnb-Price-Prediction src/Airbnb/pipelines/Prediction_Pipeline.py@543bf216f62dc912409c132fc5381ff64df5f6a2
import joblib
import pandas as pd
from sklearn.ensemble import RandomForestRegressor
from sklearn.preprocessing import OrdinalEncoder

table = pd.read_csv("cabins.csv")
encoder = OrdinalEncoder().fit(table[["sauna"]])
table["sauna"] = encoder.transform(table[["sauna"]])
model = RandomForestRegressor(random_state=1).fit(table[["sauna", "beds"]], table["price"])
joblib.dump(model, "cabins.joblib")
joblib.dump(encoder, "encoder.joblib")
