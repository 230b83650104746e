# a form of: a body that is called request, and what is named after cleaning and checks nothing
from typing import Any

from fastapi import Depends, FastAPI

app = FastAPI()


@app.post("/batch")
async def batch(
    request: dict,  # expect: MLA707
    store=Depends(open_store),
):
    rows = request.get("rows", [])
    return {"scores": model.predict(prepare(rows)).tolist()}


@app.post("/one")
def one(request: dict[str, Any]):  # expect: MLA707
    sanitized_row = prepare(request)
    return {"score": float(model.predict([sanitized_row])[0])}


@app.post("/other")
def other(request: Any):  # ok: the framework's own
    return {"score": float(model.predict([prepare(request)])[0])}


@app.post("/clean")
def clean(request: dict):
    return {"score": float(model.predict([sanitize_row(request)])[0])}  # ok: somebody looks at it
