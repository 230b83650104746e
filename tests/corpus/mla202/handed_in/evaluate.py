import joblib
import pandas as pd

held = pd.read_csv("rents_of_may.csv")
print(joblib.load("rents.joblib").predict(held[["size", "rooms"]]))  # expect: MLA202 as info
