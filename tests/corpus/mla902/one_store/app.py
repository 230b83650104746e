# seen in: openai/chatgpt-retrieval-plugin datastore/factory.py@b28ddce58474441da332d4e15c6dd60ddaa953ab (the sound form)
from fastapi import FastAPI
from stores.chosen import store
from stores.mirrored import mirror

app = FastAPI()


@app.get("/find")
def find(words: str):
    return {"found": store().find(words), "mirrored": mirror(words)}
