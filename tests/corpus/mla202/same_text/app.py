import joblib
from fastapi import FastAPI
from pydantic import BaseModel
from scipy.sparse import hstack

app = FastAPI()
parts = joblib.load("queues.joblib")


class Ticket(BaseModel):
    body: str
    sender: str


@app.post("/queue")
def queue(ticket: Ticket):
    body = " ".join(ticket.body.lower().split())  # ok: lowered once more by the vectorizer, and the same spaces
    sender = ticket.sender.lower()  # expect: MLA202
    X = hstack([parts["words"].transform([body]), parts["names"].transform([sender])])
    return {"queue": parts["model"].predict(X)[0]}
