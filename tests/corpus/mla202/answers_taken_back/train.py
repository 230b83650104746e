# a form of: a model that learnt logarithms, whose answers another module takes back
import joblib
import numpy as np
import pandas as pd
from sklearn.ensemble import RandomForestRegressor

homes = pd.read_csv("homes.csv")
y = np.log(homes["price"])
model = RandomForestRegressor(random_state=0).fit(homes[["size", "rooms"]], y)
joblib.dump(model, "homes.joblib")
