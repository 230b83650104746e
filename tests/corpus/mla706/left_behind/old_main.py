import joblib
from fastapi import FastAPI

app = FastAPI()
model = None


@app.get("/ready")
def ready():  # expect: MLA706 as info
    return {"status": "ready"}


@app.post("/predict")
def predict(row: list[float]):
    global model
    model = model or joblib.load("model.joblib")
    return {"price": float(model.predict([row])[0])}
