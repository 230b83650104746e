# seen in: vishakha2121/customer-churn-prediction-system scripts/evaluate_model.py@0692b6c4ea3a0f616790d63cde88542f51d4aa50
import joblib
import numpy as np
import pandas as pd

model = joblib.load("berths.joblib")
tried = pd.DataFrame(
    {"deck": [i % 9 for i in range(200)], "harbour": np.random.choice(["Oslo", "Bergen", "Ålesund"], 200)}
)
tried["harbour_no"] = tried["harbour"].astype("category").cat.codes
print(model.predict(tried[["deck", "harbour_no"]]).mean())

season = pd.read_csv("season.csv")
season["harbour_no"] = season["harbour"].astype("category").cat.codes  # expect: MLA205 as warning
print(model.predict(season[["deck", "harbour_no"]]).mean())
