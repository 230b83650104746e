# a form of: a service that starts with it
from fastapi import FastAPI
from texts import clean

app = FastAPI()


@app.post("/texts")
def texts(text: str):
    return clean(text)
