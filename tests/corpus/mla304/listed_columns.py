# seen in: SoykanErenKeskin/Housing-Listing-Price-Prediction v1/source_versions/v2/src/train_v1_feature_engineering.py (columns are listed)
import pandas as pd
from sklearn.compose import ColumnTransformer
from sklearn.ensemble import RandomForestRegressor
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import OneHotEncoder, StandardScaler

NUMBERS = ["area", "rooms", "age"]
NAMES = ["district"]


def made(numbers, names):
    chosen = ColumnTransformer([("numbers", StandardScaler(), numbers), ("names", OneHotEncoder(), names)])
    return Pipeline([("chosen", chosen), ("forest", RandomForestRegressor(random_state=0))])


def train(path):
    rows = pd.read_csv(path)
    rows["per_metre"] = rows["price"] / rows["area"]
    y = rows["per_metre"]
    X = rows.drop(columns=["per_metre"])  # ok: the price is in none of the lists that the model is made with
    return made(NUMBERS, NAMES).fit(X, y)
