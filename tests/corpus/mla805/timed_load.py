# a form of: a service that says how long its model took to load, and asks for its age; no answer is timed
import time

import joblib
from fastapi import FastAPI

app = FastAPI()  # expect: MLA805 as info
model = None
loaded = 0.0


def load_model():
    global model, loaded
    begun = time.time()
    model = joblib.load("flowers.joblib")
    loaded = time.time()
    print(f"loaded in {loaded - begun:.1f} s")


@app.post("/predict")
def predict(petal: float):
    now = time.time()
    if now - loaded > 3600:
        load_model()
    return {"kind": int(model.predict([[petal]])[0])}
