# a form of: a service that imports a module which loads its weights from its author's desktop
from fastapi import FastAPI
from listening import hear
from paths import LABELS

app = FastAPI()


@app.post("/hear")
def listen(address: str):
    return {"heard": LABELS[hear(address)]}
