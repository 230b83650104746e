import joblib
from flask import Flask, request

app = Flask(__name__)


class Wells:
    model = None
    scaler = None

    @classmethod
    def load(cls):
        if cls.model is None:
            cls.model = joblib.load("model.joblib")
            cls.scaler = joblib.load("scaler.joblib")
        return cls

    @classmethod
    def ask(cls, row):
        return cls.load().model.predict(row)[0]

    @classmethod
    def ask_scaled(cls, row):
        cls.load()
        return cls.model.predict(cls.scaler.transform(row))[0]


@app.post("/yield/raw")
def yield_raw():
    given = request.get_json()
    return {"yield": float(Wells.ask([[given["depth"] ** 0.5, given["flow"]]]))}  # expect: MLA202


@app.post("/yield")
def yield_scaled():
    given = request.get_json()
    return {"yield": float(Wells.ask_scaled([[given["depth"] ** 0.5, given["flow"]]]))}
