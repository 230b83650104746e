# a form of: a model that learnt logarithms, and what services make of its answers
import joblib
import numpy as np
import pandas as pd
from sklearn.ensemble import RandomForestRegressor
from sklearn.model_selection import train_test_split

rides = pd.read_csv("rides.csv")
rides["duration"] = np.log1p(rides["duration"])
X_train, X_test, y_train, y_test = train_test_split(rides[["distance", "riders"]], rides["duration"], random_state=0)
model = RandomForestRegressor(random_state=0)
model.fit(X_train, y_train)
joblib.dump(model, "rides.joblib")
