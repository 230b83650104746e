# a form of: a function that a table is piped through, which fits and gives the model
import joblib
import pandas as pd
from sklearn.linear_model import LogisticRegression

COLUMNS = ["plan", "months"]


def lowered(rows, column):
    return rows.assign(**{column: rows[column]}).assign(plan=rows["plan"].map({"free": 0, "paid": 1}))


def fitted(rows, target):
    return LogisticRegression().fit(rows[COLUMNS], target)


clients = pd.read_csv("clients.csv")
clients["months"] = clients["months"] / 12.5
model = clients.pipe(lowered, "months").pipe(fitted, clients["left"])
joblib.dump(model, "clients.joblib")
