# a form of: categories that an encoder numbers in training and a dict at serving
import joblib
import pandas as pd
from sklearn.ensemble import RandomForestRegressor
from sklearn.preprocessing import LabelEncoder


def encode(table):
    table["fuel"] = LabelEncoder().fit_transform(table["fuel"])
    table["gear"] = LabelEncoder().fit_transform(table["gear"])
    return table[["fuel", "gear", "power"]]


cars = pd.read_csv("cars.csv")
joblib.dump(RandomForestRegressor(random_state=0).fit(encode(cars).to_numpy(), cars["price"]), "price.joblib")
