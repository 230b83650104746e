# seen in: Hadayxinchao/end-to-end-image-classifier src/app/main.py@9c94c7c96f66a0e98b0d55b327fd5592a6d8d0ea
# seen in: onfiiva/ai-assistant-api api/app/infra/db/qdrant.py@819b9b23e88228dc4af0e71dffc7722538216454
from pathlib import Path

from fastapi import FastAPI

app = FastAPI()
MODEL = Path("model.bin")


def make_collection(name):
    print("made", name)  # ok: once, while the service starts


def restore():
    print("restoring")
    try:
        return MODEL.read_bytes()
    except OSError as error:
        print(error)  # ok: what is raised again is logged where the service stops
        raise


def cut(text):
    print("cut to", len(text))  # expect: MLA801
    return text[:100]


@app.on_event("startup")
def begin():
    make_collection("documents")
    cut("warm")
    if not MODEL.exists():
        print("Warning: no model was found")  # expect: MLA801
    restore()


@app.post("/answer")
def answer(text: str):
    return {"answer": model.predict([cut(text)])[0]}
