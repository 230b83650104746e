# seen in: assafelovic/gpt-researcher gpt_researcher/document/document.py@5d84d2f5553e70a2765a8ff3a0d2672d60437ce8
"""Loaders of documents, chosen by what kind of file it is."""

import asyncio

from fastapi import FastAPI
from langchain_community.document_loaders import CSVLoader, PyPDFLoader, TextLoader
from md2pdf.core import md2pdf

app = FastAPI()
LOADERS = {".pdf": PyPDFLoader, ".txt": TextLoader}
PLAIN = {"a": dict}


@app.post("/one")
async def one(path: str, kind: str):
    made = {"pdf": PyPDFLoader(path), "csv": CSVLoader(path)}
    loader = made.get(kind)
    return len(loader.load()) if loader else 0  # expect: MLA701


@app.post("/two")
async def two(path: str, kind: str):
    loader = LOADERS[kind](path)
    return len(loader.load())  # expect: MLA701


@app.post("/print")
async def printed(text: str):
    md2pdf("report.pdf", raw=text)  # expect: MLA701


async def load_page(path: str):
    return await asyncio.to_thread(LOADERS[".txt"](path).load)


@app.post("/three")
async def three(path: str, kind: str):
    loader = LOADERS[kind](path)
    return len(await loader.aload())


@app.post("/four")
async def four(kind: str):
    made = PLAIN[kind]()
    return made.load()
