import uuid
from pathlib import Path

import requests
from fastapi import FastAPI, UploadFile
from fastapi.responses import FileResponse
from werkzeug.utils import secure_filename

app = FastAPI()


@app.post("/upload")
def upload(file: UploadFile):
    with open(f"uploads/{file.filename}", "wb") as out:  # expect: MLA406
        out.write(file.file.read())


@app.post("/upload-named")
def upload_named(file: UploadFile):
    with open(f"uploads/{uuid.uuid4()}", "wb") as out:
        out.write(file.file.read())


@app.post("/upload-clean")
def upload_clean(file: UploadFile):
    with open("uploads/" + secure_filename(file.filename), "wb") as out:
        out.write(file.file.read())


@app.get("/report")
def report(path: str):
    return FileResponse(path)  # expect: MLA406


@app.get("/caption")
def caption(image_url: str):
    return requests.get(image_url, timeout=3).content  # expect: MLA406


@app.get("/weather")
def weather(city: str):
    return requests.get(f"https://weather.internal/{city}", timeout=3).json()


@app.get("/labels")
def labels():
    return Path("labels.txt").open().read()
