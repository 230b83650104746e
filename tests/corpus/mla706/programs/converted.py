"""A program that it starts converts what was sent; the model is its own."""

import subprocess

from fastapi import FastAPI
from paddleocr import PaddleOCR

app = FastAPI()


@app.post("/read")
def read(path: str):
    subprocess.run(["convert", path, "page.png"], check=True)
    return PaddleOCR().ocr("page.png")


@app.get("/health")
def health():  # expect: MLA706
    return {"status": "ok"}
