# a form of: a text for the model that is a parameter of the query, though it is posted
from fastapi import Body, FastAPI, Form, Query
from pydantic import BaseModel

app = FastAPI()


class Sent(BaseModel):
    text: str


@app.post("/summary")
async def summary(text: str):  # expect: MLA707 warning
    return {"summary": pipeline.predict(text)}


@app.post("/label")
def label(review, top_k: int = 3):  # expect: MLA707 warning
    return {"label": model.predict([review])[0]}


@app.post("/body")
def body(text: str = Body(max_length=2000)):
    return {"label": model.predict([text])[0]}


@app.post("/form")
def form(text: str = Form(max_length=2000)):
    return {"label": model.predict([text])[0]}


@app.post("/schema")
def schema(sent: Sent):
    return {"label": model.predict([sent.text])[0]}


@app.get("/search")
def search(query: str):
    return {"rows": model.predict([query]).tolist()}  # ok: what a GET asks is in its address


@app.post("/of/{text}")
def of(text: str):
    return {"label": model.predict([text])[0]}  # ok: a part of the path is seen by who wrote it


@app.post("/again")
def again(text: str = Query(max_length=200)):
    return {"label": model.predict([text])[0]}  # ok: it is said to be one of the query


@app.post("/note")
def note(text: str):
    return {"length": len(text)}  # ok: no model
