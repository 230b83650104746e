from fastapi import FastAPI
from writing import explain, generate, search

app = FastAPI()


@app.post("/generate")
def answer(prompt: str):
    return generate(prompt)


@app.post("/search")
def find(text: str):
    return search(text)


@app.post("/explain")
def tell(text: str, loud: bool = False):
    return explain(text, verbose=loud)
