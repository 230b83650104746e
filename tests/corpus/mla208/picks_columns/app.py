import joblib
from fastapi import FastAPI

app = FastAPI()
model = joblib.load("late.joblib")


@app.post("/late")
def late(rows: list[list[float]]):
    return {"late": model.predict(rows).tolist()}
