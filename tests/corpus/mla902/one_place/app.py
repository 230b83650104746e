# seen in: oobabooga/text-generation-webui modules/ui_image_generation.py@1dcde41d03d13fc768316f4d2256a8a6dd044268
import held
from fastapi import FastAPI, HTTPException
from painters import load_painter

app = FastAPI()


@app.post("/load")
def load(name: str):
    load_painter(name)
    return {"loaded": name}


@app.post("/paint")
def paint(words: str, name: str, steps: int):
    if held.painter is None:
        painter = load_painter(name)
        if painter is None:
            raise HTTPException(503, "no painter")
        held.name = name
    held.steps = steps  # expect: MLA902 as warning
    return {"by": held.name, "size": held.painter(words, num_inference_steps=held.steps).images[0].size}
