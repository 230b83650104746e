import joblib
from fastapi import FastAPI

app = FastAPI()
model = joblib.load("rent.joblib")


@app.post("/rent")
def rent(area: float, heat: str):
    row = [min(area, 400), int(heat == "gas"), int(heat == "oil")]
    return float(model.predict([row])[0])


@app.post("/rent/raw")
def rent_raw(area: float, heat: int):
    return float(model.predict([[min(area, 400), heat]])[0])  # expect: MLA202
