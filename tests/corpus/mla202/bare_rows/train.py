# a form of: rows that serving builds as bare lists
import joblib
import pandas as pd
from sklearn.linear_model import LogisticRegression


class Builder:
    columns = ["years", "stays", "pills"]

    def build(self, visits):
        out = pd.DataFrame(index=visits.index)
        out["years"] = visits["age"]
        out["stays"] = visits["earlier"].clip(upper=10)
        out["pills"] = visits["pills"]
        return out[self.columns]


visits = pd.read_csv("visits.csv")
joblib.dump(LogisticRegression().fit(Builder().build(visits).to_numpy(), visits["back"]), "back.joblib")
