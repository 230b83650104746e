# seen in: ederev/rb-segmentation fastapi/server.py
from fastapi import FastAPI, File
from segment import load, parts

app = FastAPI()  # expect: MLA702
model = load()


@app.post("/segmentation")
def segmentation(file: bytes = File(...)):
    return parts(model, file)
