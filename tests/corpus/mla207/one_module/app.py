import joblib
from fastapi import FastAPI
from texts import for_requests

app = FastAPI()
model = joblib.load("toxic.joblib")


@app.post("/toxic")
def toxic(text: str):
    return model.predict([for_requests(text)]).tolist()
