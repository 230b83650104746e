# a form of: an import that is tried, and whose failure ends the program
import joblib
import numpy as np
import pandas as pd
from sklearn.linear_model import Ridge

flats = pd.read_csv("flats.csv")
flats["size"] = np.log(flats["size"])
joblib.dump(Ridge().fit(flats[["size", "rooms"]], flats["rent"]), "flats.joblib")
