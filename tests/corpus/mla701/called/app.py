# seen in: lukas-blecher/LaTeX-OCR pix2tex/api/app.py@f0269de46ed87c6dde917a3b8b95d9e3ced7cd5f
import asyncio

from fastapi import FastAPI, UploadFile
from PIL import Image

from reader import FormulaReader, Greeter

app = FastAPI()
reader = None
greet = Greeter()


@app.on_event("startup")
async def start():
    global reader
    if reader is None:
        reader = FormulaReader()


@app.post("/read")
async def read(file: UploadFile) -> str:
    global reader
    return reader(Image.open(file.file))  # expect: MLA701


@app.post("/read-aside")
async def read_aside(file: UploadFile) -> str:
    return await asyncio.to_thread(reader, Image.open(file.file))


@app.post("/read-in-thread")
def read_in_thread(file: UploadFile) -> str:
    return reader(Image.open(file.file))


@app.get("/hello")
async def hello(name: str) -> str:
    return greet(name)
