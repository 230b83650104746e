"""Embedders that indexes are loaded with: one is asked for its size alone."""

from fastapi import FastAPI
from langchain_community.vectorstores import FAISS
from langchain_openai import OpenAIEmbeddings

app = FastAPI()
counted = FAISS.load_local("counted", OpenAIEmbeddings(), allow_dangerous_deserialization=True)
searched = FAISS.load_local("searched", OpenAIEmbeddings(), allow_dangerous_deserialization=True)  # expect: MLA101
handed = FAISS.load_local("handed", OpenAIEmbeddings(), allow_dangerous_deserialization=True)  # expect: MLA101


@app.get("/size")
def size():
    return {"documents": counted.index.ntotal}


@app.get("/search")
def search(text: str):
    return [each.page_content for each in searched.similarity_search(text)]


@app.get("/answer")
def answer(text: str):
    return chain_of(handed).invoke(text)
