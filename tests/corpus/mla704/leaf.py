# seen in: manasmishra16/mango-disease-prediction backend/main.py@30d9ccf03c185cd409e8cfa82f0befb55116ed14
import shutil
from typing import Annotated

from fastapi import FastAPI, HTTPException, Query, UploadFile
from openai import OpenAI

app = FastAPI()
client = OpenAI(timeout=20)


@app.post("/leaf")
async def leaf(file: UploadFile):
    image = await file.read()  # expect: MLA704
    return {"label": int(model.predict(image))}


@app.post("/leaf-file")
def leaf_file(file: UploadFile):
    with open("upload.jpg", "wb") as target:
        shutil.copyfileobj(file.file, target)  # expect: MLA704
    return {"label": int(model.predict("upload.jpg"))}


@app.post("/leaf-bounded")
async def leaf_bounded(file: UploadFile):
    image = await file.read(5_000_001)
    if len(image) > 5_000_000:
        raise HTTPException(413, "at most 5 MB")
    return {"label": int(model.predict(image))}


@app.post("/ask")
def ask(question: str):  # expect: MLA704
    return client.responses.create(model="m", input=question, max_output_tokens=200).output_text


@app.post("/ask-briefly")
def ask_briefly(question: Annotated[str, Query(max_length=500)]):
    return client.responses.create(model="m", input=question, max_output_tokens=200).output_text


@app.get("/find")
def find(query: str):
    return [row for row in rows if query in row]
