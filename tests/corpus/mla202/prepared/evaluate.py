# a form of: rows that were split off after their features were made, and a sample that is written out
import joblib
import pandas as pd

rows = pd.read_csv("output/X_test.csv")
classifier = joblib.load("students.joblib")
print(classifier.predict_proba(rows[["level", "major", "grade"]]))

sample = pd.DataFrame({"zone": ["north", "south"], "distance": [2.0, 3.1]})
print(joblib.load("trips.joblib").predict(sample))
