import joblib
from fastapi import FastAPI


def made(model):
    app = FastAPI()  # expect: MLA702

    @app.post("/predict")
    def predict(row: list[float]):
        return {"score": float(model.predict([row])[0])}

    return app


app = made(joblib.load("model.joblib"))
