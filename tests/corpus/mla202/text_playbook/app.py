import joblib
from fastapi import FastAPI
from pydantic import BaseModel

from settings import MODEL, VECTORIZER

app = FastAPI()


class Ticket(BaseModel):
    body: str


class Router:
    def __init__(self):
        self.vectorizer = joblib.load(VECTORIZER)
        self.model = joblib.load(MODEL)

    def route(self, body):
        features = self.vectorizer.transform([body.strip()])  # expect: MLA202
        return self.model.predict(features)[0]


router = Router()


@app.post("/route")
def route(ticket: Ticket):
    return {"queue": router.route(ticket.body)}
