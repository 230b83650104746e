# seen in: onfiiva/ai-assistant-api api/app/infra/db/qdrant.py@819b9b23e88228dc4af0e71dffc7722538216454
from fastapi import FastAPI

app = FastAPI()


def make_collection(name):
    print("made", name)  # ok: once, while the service starts


def cut(text):
    print("cut to", len(text))  # expect: MLA801
    return text[:100]


@app.on_event("startup")
def begin():
    make_collection("documents")
    cut("warm")


@app.post("/answer")
def answer(text: str):
    return {"answer": model.predict([cut(text)])[0]}
