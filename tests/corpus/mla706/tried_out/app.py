# a form of: a model that only the trial of its own file loads at the start
from fastapi import FastAPI
from leaves import diagnose

app = FastAPI()


@app.get("/health")
def health():  # expect: MLA706
    return {"status": "ok"}


@app.post("/diagnose")
def ask(path: str):
    return {"leaf": diagnose(path)}
