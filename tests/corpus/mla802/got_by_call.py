# a form of: what calls give: answers of a service, what a model writes, documents of users
import logging

from fastapi import FastAPI
from flask import Flask
from langchain.chains import ConversationalRetrievalChain

app = FastAPI()
pages = Flask(__name__)
logger = logging.getLogger(__name__)


@pages.after_request
def told(response):
    logger.info("answered %s with %s", response.status_code, response.get_json())  # expect: MLA802 as warning
    return response


@pages.after_request
def counted(response):
    logger.info("answered %s, %d bytes", response.status_code, response.content_length)
    return response


@app.post("/talk")
async def talk(asked: int):
    pieces = []
    async for token in chain.astream({"id": asked}):
        logger.info("token: %s", token)  # expect: MLA802 as warning
        pieces.append(token)
    return {"n": len(pieces)}


@app.post("/count")
async def count(asked: int):
    total = 0
    async for chunk in source.read_blocks(asked):
        logger.info("block %s", chunk)
        total += 1
    return {"n": total}


@app.post("/store")
def put(place: int):
    documents = loader.load()
    print("documents", documents)  # expect: MLA802 as warning
    chunks = splitter.split_documents(documents)
    logger.info("%d chunks", len(chunks))
    return keep(chunks[0])


def keep(doc):
    logger.info(f"Document: {doc}")  # expect: MLA802 as warning
    return store.add_documents([doc])


@app.get("/rows")
def rows():
    documents = tables.load()
    logger.info("tables %s", documents)
    return {"n": len(documents)}


@app.get("/chain")
def loud():
    made = ConversationalRetrievalChain(retriever=store, verbose=True)  # expect: MLA802 as info
    quiet = ConversationalRetrievalChain(retriever=store, verbose=False)
    return {"same": made is quiet}
