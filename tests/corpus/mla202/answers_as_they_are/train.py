# a form of: a model that learnt logarithms, whose answers nobody takes back
import joblib
import numpy as np
import pandas as pd
from sklearn.ensemble import RandomForestRegressor

homes = pd.read_csv("homes.csv")
y = np.log(homes["price"])
model = RandomForestRegressor(random_state=0).fit(homes[["size", "rooms"]], y)
joblib.dump(model, "homes.joblib")
print(np.exp(model.predict(homes[["size", "rooms"]])).mean())
