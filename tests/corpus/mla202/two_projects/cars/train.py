import joblib
import pandas as pd
from sklearn.ensemble import RandomForestRegressor

rows = pd.read_csv("cars.csv")
model = RandomForestRegressor(random_state=0).fit(rows[["age", "miles"]], rows["price"])
joblib.dump(model, "models/model.joblib")
