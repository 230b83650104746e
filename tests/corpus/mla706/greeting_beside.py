# seen in: swayamjaiswal7/credit-risk-modeling api/main.py@d85d1e3b64d94e5867d8068f4289407773e1737a (the sound form)
import joblib
from fastapi import FastAPI, HTTPException

app = FastAPI()
forest = None


@app.on_event("startup")
def start():
    global forest
    try:
        forest = joblib.load("models/forest.joblib")
    except Exception as error:
        print("no forest:", error)


@app.get("/")
def root():  # the route below is asked
    return {"message": "trees", "status": "healthy"}


@app.get("/health")
def health():
    if forest is None:
        raise HTTPException(503, "no forest")
    return {"status": "healthy"}


@app.post("/predict")
def predict(row: list[float]):
    return {"label": forest.predict([row])[0]}
