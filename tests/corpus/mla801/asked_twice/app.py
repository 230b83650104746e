from fastapi import FastAPI
from hearing import hear

app = FastAPI()


@app.post("/hear")
def listen(name: str):
    return {"heard": hear(name)}
