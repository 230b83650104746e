import joblib
from fastapi import FastAPI

app = FastAPI()
model = joblib.load("species.joblib")
codes = joblib.load("codes.joblib")


@app.post("/predict")
def predict(length: float, width: float):
    return {"species": str(codes.inverse_transform(model.predict([[length, width]]))[0])}
