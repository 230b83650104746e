import joblib
from fastapi import FastAPI

app = FastAPI()
model = joblib.load("model.joblib")


@app.post("/beside")
def beside(row: list[float]):  # expect: MLA904
    return float(model.predict([row])[0])
