# a form of: a module that asks the model about what its callers hand in, and an evaluation that begins with raw rows
import joblib
import numpy as np
import pandas as pd
from sklearn.linear_model import LogisticRegression

rows = pd.read_csv("rents.csv")
rows["size"] = np.log1p(rows["size"])
rents = LogisticRegression().fit(rows[["size", "rooms"]], rows["high"])
joblib.dump(rents, "rents.joblib")
