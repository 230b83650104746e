# a form of: one row that is a series of its fields, or a mapping whose values are each put into a list
import joblib
import numpy as np
import pandas as pd
from sklearn.linear_model import Ridge

boats = pd.read_csv("boats.csv")
boats["length"] = np.log1p(boats["length"])
joblib.dump(Ridge().fit(boats[["length", "cabins"]], boats["price"]), "boats.joblib")
