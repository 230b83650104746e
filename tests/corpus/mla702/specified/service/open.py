import joblib
from fastapi import FastAPI

app = FastAPI()  # expect: MLA702 as warning
model = joblib.load("model.joblib")


@app.post("/v2/classify_all")
def classify_all(row: list[float]):
    return float(model.predict([row])[0])
