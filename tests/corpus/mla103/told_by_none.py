# seen in: oobabooga/text-generation-webui modules/ui_image_generation.py@1dcde41d03d13fc768316f4d2256a8a6dd044268 (the sound form)
"""A model that is loaded when it is first asked for: what the loader answers is looked at, or is not."""

import held
from painters import load_model
from fastapi import FastAPI

app = FastAPI()


@app.post("/paint")
def paint(words: str, name: str):
    return {"pictures": list(painted(words, name))}


def painted(words, name):
    try:
        if held.painter is None:
            made = load_model(name)
            if made is None:
                print("no painter")
                yield []
                return
            held.name = name
        yield held.painter(words)
    except Exception as error:
        print("it went wrong", error)
        yield []


@app.on_event("startup")
def start():
    try:
        held.painter = load_model("small")
    except Exception as error:  # expect: MLA103
        print("failed", error)
