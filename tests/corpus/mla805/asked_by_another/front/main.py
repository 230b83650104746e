# seen in: alexis64160/Mlops-Project services/predict/main.py
import joblib
import requests
from fastapi import FastAPI

app = FastAPI()  # expect: MLA805 as info
model = joblib.load("letters.joblib")


@app.post("/sort")
def sort(page: str):
    url = "http://reader:8000/status"
    version = requests.get(url, timeout=5).json()["version"]
    url = f"http://reader:8000/{version}/read-page"
    words = requests.post(url, json={"page": page}, timeout=5).json()
    return {"kind": int(model.predict([words])[0])}
