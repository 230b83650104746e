# a form of: a setting that a request sets on its module
from app import config
from app.answers import answer
from fastapi import FastAPI

app = FastAPI()


@app.post("/model")
def choose(name: str, question: str):
    if name != "remote":
        config.local_model = True  # expect: MLA902 as info
    return {"answer": answer(question)}
