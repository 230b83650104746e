# a form of: words that training numbers as they come, and a service by a choice, in whatever case they are sent
import joblib
import pandas as pd
from sklearn.linear_model import LogisticRegression

riders = pd.read_csv("riders.csv")
riders["sex"] = pd.factorize(riders["sex"])[0]
riders["plan"] = riders["plan"].apply(lambda plan: 1 if plan == "yes" else 0)
riders["note"] = riders["note"].str.lower().map({"good": 1, "bad": 0})
joblib.dump(LogisticRegression().fit(riders[["sex", "plan", "note"]], riders["safe"]), "riders.joblib")
