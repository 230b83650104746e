# a form of: thiev980/mlops-spam-gcp scripts/app.py@aa8f68e1723c35607cc668404971c21338a92f4b
import joblib
from fastapi import FastAPI

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
def root():  # expect: MLA706
    return {"message": "trees", "status": "running"}


@app.post("/predict")
def predict(row: list[float]):
    return {"label": forest.predict([row])[0]}
