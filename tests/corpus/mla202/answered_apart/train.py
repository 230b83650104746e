# a form of: a price model whose service reads it from an address that only the deployment knows
import joblib
import numpy as np
import pandas as pd
from sklearn.linear_model import Ridge

houses = pd.read_csv("houses.csv")
y = np.log1p(houses["price"])
model = Ridge().fit(houses[["rooms", "area"]], y)
joblib.dump(model, "price.joblib")
