# seen in: assafelovic/gpt-researcher backend/chat/chat.py@5d84d2f5553e70a2765a8ff3a0d2672d60437ce8
from agents import Agent, Librarian
from fastapi import FastAPI

app = FastAPI()


@app.post("/talk")
def talk(text: str):
    return Agent(text).answer()


@app.post("/search")
def search(text: str):
    return Librarian(text).answer()
