# a form of: rows that serving builds as bare lists
import joblib
import numpy as np
import pandas as pd
from sklearn.ensemble import RandomForestClassifier

SUMS = ["sum_day", "sum_week"]
COUNTS = ["count_day", "count_week"]

cards = pd.read_parquet("cards.parquet")
cards[SUMS] = np.log1p(cards[SUMS])
model = RandomForestClassifier(random_state=0).fit(cards[SUMS + COUNTS].to_numpy(), cards["fraud"])
joblib.dump(model, "cards.joblib")
