import joblib
import pandas as pd

judge = joblib.load("judge.joblib")
notes = pd.read_csv("fresh_notes.csv")
print(judge.predict(notes["text"]))  # ok: a table may have been prepared before
