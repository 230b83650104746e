import joblib
import pandas as pd
from sklearn.ensemble import RandomForestRegressor
from sklearn.preprocessing import OrdinalEncoder

rows = pd.read_csv("cars.csv")
made = OrdinalEncoder()
model = RandomForestRegressor(random_state=0).fit(made.fit_transform(rows[["age", "miles"]]), rows["price"])
joblib.dump(model, "models/model.joblib")
joblib.dump(made, "models/made.joblib")
