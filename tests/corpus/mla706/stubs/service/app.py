"""The same as a service."""

from fastapi import FastAPI

app = FastAPI()


@app.get("/health/ready")
def ready():  # expect: MLA706 as warning
    return {"status": "ready"}


@app.post("/predict")
def predict(rows: list[float]):
    return {"score": float(model.predict([rows])[0])}
