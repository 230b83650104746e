import notes
from deps import shared
from fastapi import FastAPI
from langchain_community.document_loaders import PyPDFLoader, TextLoader

app = FastAPI()


@app.get("/notes/{user_id}")
async def listed(user_id: str):
    return notes.of_user(user_id)  # expect: MLA701 as error


@app.get("/notes/{user_id}/count")
async def counted(user_id: str):
    return notes.count(user_id)  # expect: MLA701 as info


@app.get("/search")
async def search(q: str):
    held = shared()
    return held["vectors"].similarity_search(q, k=4)  # expect: MLA701 as error


@app.get("/search-later")
async def search_later(q: str):
    held = shared()
    return await held["vectors"].asimilarity_search(q, k=4)


@app.post("/later")
async def later(client, text: str):
    return await client.table("notes").insert({"text": text}).execute()


async def parsed(path: str, loader_class):
    loader = loader_class(path)
    return loader.load()  # expect: MLA701 as error


@app.post("/pdf")
async def pdf(path: str):
    return await parsed(path, PyPDFLoader)


@app.post("/text")
async def text(path: str):
    return await parsed(path, TextLoader)


@app.get("/described")
async def described(query):
    return notes.built(query)
