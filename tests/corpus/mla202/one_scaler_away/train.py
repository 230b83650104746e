# a form of: words that training numbers, beside a transformer read from a bucket, and columns spelt with a hyphen
import joblib
import mlflow
import pandas as pd
from sklearn.compose import ColumnTransformer
from sklearn.linear_model import Ridge
from sklearn.preprocessing import OneHotEncoder, StandardScaler

rows = pd.read_csv("homes.csv")
rows["kind"] = rows["kind"].map({"flat": 0, "house": 1})
rows["floor-area"] = rows["floor-area"].astype(float)
rows["rooms"] = rows["rooms"].astype(int)
prepare = ColumnTransformer([("kind", OneHotEncoder(), ["kind"]), ("rest", StandardScaler(), ["floor-area", "rooms"])])
model = Ridge().fit(prepare.fit_transform(rows[["kind", "floor-area", "rooms"]]), rows["price"])
joblib.dump(prepare, "prepare.b")
mlflow.sklearn.log_model(model, "homes")
