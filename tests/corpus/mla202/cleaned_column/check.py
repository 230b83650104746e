"""Reads the column that was cleaned before it was written: nothing is missing here."""

import joblib
import pandas as pd

held_out = pd.read_csv("data/held_out.csv")
words = joblib.load("models/words.pkl")
print(joblib.load("models/reviews.pkl").predict(words.transform(held_out["cleaned_review"])))
