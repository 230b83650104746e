"""Errors that are returned or dropped where they are to be raised, and answers that are not given."""

from django.http import HttpResponse
from fastapi import FastAPI, HTTPException
from fastapi.responses import JSONResponse

app = FastAPI()


@app.post("/label")
def label(text: str):
    if not text:
        return HTTPException(400, "no text")  # expect: MLA102
    return {"label": labels[model.predict([text])[0]]}


@app.post("/labels")
def label_all(texts: list[str]):
    if not texts:
        raise HTTPException(400, "no texts")
    return {"labels": model.predict(texts)}


@app.get("/rows/{key}")
def row(key: str):
    found = rows.get(key)
    if found is None:
        HTTPException(status_code=404, detail="no such row")  # expect: MLA102
    return found


@app.get("/cells/{key}")
def cell(key: str):
    found = cells.get(key)
    if found is None:
        return JSONResponse({"detail": "no such cell"}, status_code=404)
    return found


def not_found(key):
    return HTTPException(404, f"no {key}")


def refusal_for(key):
    if key in locked:
        return HTTPException(423, f"{key} is locked")
    return HTTPException(404, f"no {key}")


def look_up(key):
    if key not in rows:
        return HTTPException(404, f"no {key}")  # expect: MLA102
    return rows[key]


def note(request):
    if request.method == "POST":
        keep(request.POST)
    else:
        HttpResponse("post it")  # expect: MLA102
    return HttpResponse("ok")


def note_well(request):
    if request.method == "POST":
        keep(request.POST)
    else:
        return HttpResponse("post it", status=405)
    return HttpResponse("ok")


def depth(tree):
    if tree is None:
        ValueError("no tree")  # expect: MLA102
    return 1 + max(map(depth, tree.children), default=0)


def height(tree):
    fault = ValueError("no tree")
    if tree is None:
        raise fault
    return tree.height
