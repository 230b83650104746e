import joblib
import pandas as pd

held = pd.read_csv("rents_of_may.csv")
print(joblib.load("rents.joblib").predict(held[["size", "rooms"]]))  # ok: a table may have been prepared before
