import joblib
from fastapi import FastAPI

app = FastAPI()
names, model = joblib.load("trips.joblib")


@app.post("/minutes")
def minutes(start: str, end: str, miles: float):
    return float(model.predict(names.transform([{"miles": miles, "start": start, "end": end}]))[0])
