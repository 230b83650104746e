# seen in: mikelrh-dev/fraud-detector src/services/ml_model.py@256a5d99927c2076dcf4fc86f05cf5dabf5f81ea
import joblib
from fastapi import FastAPI

app = FastAPI()


class Fraud:
    def __init__(self, path):
        self._path = path
        self._model = None

    def load(self):
        self._model = joblib.load(self._path)

    def predict(self, row):
        if self._model is None:
            return 0.0  # expect: MLA109
        return float(self._model.decision_function([row])[0])

    def predict_or_refuse(self, row):
        if self._model is None:
            raise RuntimeError("call load() first")
        return float(self._model.decision_function([row])[0])

    def count(self):
        if self._model is None:
            return 0
        return len(self._model.estimators_)


fraud = Fraud("fraud.joblib")


@app.on_event("startup")
def start():
    fraud.load()


@app.post("/score")
def score(row: list[float]):
    return {"score": fraud.predict(row), "checked": fraud.predict_or_refuse(row), "trees": fraud.count()}
