# seen in: azulls1/sentiment-analysis-imdb- backend/services/model_service.py@927dfc36bd2088f30d347e0a2011a9aa404d9117
import threading

import joblib
from fastapi import FastAPI

app = FastAPI()
lock = threading.Lock()
parts = {"loaded": False, "words": None, "classes": None}
others = {"classes": None}


def load_parts():
    with lock:
        if parts["loaded"]:
            return parts["classes"] is not None
        parts["words"] = joblib.load("models/words.joblib")
        parts["classes"] = joblib.load("models/classes.joblib")
        parts["loaded"] = True
    return True


def load_others(path):
    with lock:
        if path.endswith(".old"):
            return None
        others["classes"] = joblib.load("models/other_classes_model.joblib")  # expect: MLA605
    return others["classes"]


@app.post("/sort")
def sort(letter: str):
    load_parts()
    return {"pile": int(parts["classes"].predict(parts["words"].transform([letter]))[0])}


@app.post("/sort-again")
def sort_again(letter: str, path: str):
    return {"pile": int(load_others(path).predict([letter])[0])}
