# seen in: alexis64160/Mlops-Project services/extract-text/main.py
import joblib
from fastapi import FastAPI

app = FastAPI()
VERSION = open("version.txt").read()
model = joblib.load("words.joblib")


@app.post(f"/{VERSION}/read-page")
def read_page(page: str):
    return model.predict([page]).tolist()
