from fastapi import FastAPI

from tools import make_look_up

app = FastAPI()
TOOLS = [make_look_up("key")]


@app.post("/compare")
def compare(labels, word: str):
    return labels.compared(word), TOOLS
