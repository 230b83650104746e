# seen in: AhmadHammad21/Taxi-Duration-Prediction src/inference/simple_predict.py@e7ae33580851a5f718ee3578d9319c302e8f16a2
"""Estimators that were never fitted, in the place of those that could not be loaded."""

from pathlib import Path

import joblib
import mlflow
from fastapi import FastAPI
from sklearn.ensemble import IsolationForest
from sklearn.linear_model import LinearRegression, LogisticRegression
from sklearn.preprocessing import StandardScaler
from xgboost import XGBClassifier

app = FastAPI()
PATH = Path("models/fare.pkl")


def fare():
    try:
        if PATH.exists():
            return joblib.load(PATH)
        print("no fare model: a simple one will do")
        model = LinearRegression()  # expect: MLA103
        return model
    except Exception:
        return LinearRegression()  # expect: MLA103


class Tips:
    def __init__(self):
        try:
            self.model = joblib.load("models/tips.pkl")
        except FileNotFoundError:
            self.model = XGBClassifier(n_estimators=50)  # expect: MLA103


churn = joblib.load("churn.pkl") if Path("churn.pkl").exists() else LogisticRegression()  # expect: MLA103

delay = None
for each in ("delay-2.pkl", "delay-1.pkl"):
    if Path(each).is_file():
        delay = joblib.load(each)
        break
else:
    delay = LogisticRegression()  # expect: MLA103

demand = None
try:
    demand = mlflow.pyfunc.load_model("models:/demand/Production")
except mlflow.MlflowException as error:
    print(error)
if demand is None:
    demand = LinearRegression()  # expect: MLA103


class Outliers:
    """It says whether it has learned anything, and refuses where not."""

    def __init__(self):
        try:
            self.forest = joblib.load("models/forest.pkl")
            self.fitted = True
        except Exception:
            self.forest = IsolationForest()
            self.fitted = False

    def score(self, row):
        if not self.fitted:
            raise RuntimeError("no forest was fitted yet")
        return self.forest.score_samples([row])[0]


@app.post("/predict")
def predict(row: list[float]):
    scaled = StandardScaler().fit([row, row]).transform([row])
    return {"fare": fare().predict(scaled)[0], "tips": Tips().model.predict(scaled)[0]}
