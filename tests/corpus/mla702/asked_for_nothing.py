# a form of: a route that takes nothing, and computes a forecast anew each time that it is asked
from fastapi import FastAPI

app = FastAPI()  # expect: MLA702


@app.get("/health")
def health():
    return {"ready": model.predict([[0.0]]) is not None}


@app.get("/forecast/month")
def month():
    return {"forecast": model.predict(days_to_come(28)).tolist()}
