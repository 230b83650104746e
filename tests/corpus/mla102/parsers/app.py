import shutil
import subprocess

from documents import pdf_text, word_text
from fastapi import FastAPI, HTTPException, UploadFile

app = FastAPI()


@app.post("/upload")
def upload(file: UploadFile):
    with open("/tmp/upload", "wb") as target:
        shutil.copyfileobj(file.file, target)
    text = word_text("/tmp/upload") if file.filename.endswith(".docx") else pdf_text("/tmp/upload")
    if text is None:
        raise HTTPException(422, "not readable")
    return {"characters": len(text)}


@app.post("/reindex")
def reindex():
    subprocess.run(["python", "index.py"], timeout=600)  # expect: MLA102
    return {"status": "done"}


@app.post("/reindex-checked")
def reindex_checked():
    subprocess.run(["python", "index.py"], timeout=600, check=True)
    return {"status": "done"}
