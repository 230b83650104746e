# a form of: a field that is given in branches is not the same for every request
import joblib
import pandas as pd
from sklearn.linear_model import LogisticRegression

people = pd.read_csv("people.csv")
people["kind"] = people["visits"] * people["hours"]
people["rank"] = people["visits"] - people["hours"]
model = LogisticRegression().fit(people[["visits", "hours", "kind", "rank"]], people["left"])
joblib.dump(model, "model.joblib")
