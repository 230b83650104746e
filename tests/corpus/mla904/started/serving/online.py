# seen in: massquantity/LibRecommender libserving/sanic_serving/online_deploy.py@7463d9d084bfc6d4cf06dbfc834a255801304d2f
import joblib
from fastapi import FastAPI

app = FastAPI()
model = joblib.load("model.joblib")


@app.post("/online")
def online(row: list[float]):
    return float(model.predict([row])[0])
