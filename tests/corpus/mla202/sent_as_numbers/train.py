# a form of: categories that are numbered in training alone, while whoever asks sends the numbers
import joblib
import pandas as pd
from sklearn.ensemble import RandomForestClassifier
from sklearn.preprocessing import LabelEncoder

patients = pd.read_csv("patients.csv")
patients["ward"] = LabelEncoder().fit_transform(patients["ward"])
patients["smokes"] = patients["smokes"].map({"no": 0, "yes": 1})
forest = RandomForestClassifier(random_state=3).fit(patients[["age", "ward", "smokes"]], patients["back"])
joblib.dump(forest, "stay.joblib")
