# seen in: Nneji123/Serving-Machine-Learning-Models bentoml/bentosklearn.py
import bentoml
import pandas as pd
from sklearn.ensemble import GradientBoostingRegressor
from sklearn.preprocessing import OrdinalEncoder, StandardScaler

rows = pd.read_csv("cars.csv")
encoder = OrdinalEncoder()
rows[["drive", "fuel"]] = encoder.fit_transform(rows[["drive", "fuel"]])
model = GradientBoostingRegressor().fit(rows[["drive", "fuel", "power"]], rows["price"])
bentoml.sklearn.save_model("price", model)
bentoml.picklable_model.save_model("price_codes", encoder)
scaler = StandardScaler()
scaled = GradientBoostingRegressor().fit(scaler.fit_transform(rows[["power", "width"]]), rows["price"])
bentoml.sklearn.save_model("scaled_price", scaled, custom_objects={"scaler": scaler})
