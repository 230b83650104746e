# seen in: graviraja/MLOps-Basics week_5_docker/utils.py@558adce8203aed827952d0ca6516e188589fb930
from fastapi import FastAPI
from reader import Reader

app = FastAPI()  # expect: MLA805 as info
reader = Reader("verses.onnx")


@app.get("/predict")
def predict(verse: str):
    return reader.read(verse)
