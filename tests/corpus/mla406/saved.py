# seen in: Hadayxinchao/end-to-end-image-classifier src/app/main.py@9c94c7c96f66a0e98b0d55b327fd5592a6d8d0ea
import io
from pathlib import Path

import cv2
import soundfile
from fastapi import FastAPI, File, UploadFile
from flask import Flask, request
from PIL import Image
from werkzeug.utils import secure_filename

app = FastAPI()
site = Flask(__name__)
SHELF = Path("pictures")


@app.post("/tag_all")
async def tag_all(pictures: list[UploadFile] = File(...)):
    labels = []
    for picture in pictures:
        raw = await picture.read()
        opened = Image.open(io.BytesIO(raw)).convert("RGB")
        kept_at = f"/tmp/{picture.filename}"
        opened.save(kept_at)  # expect: MLA406
        labels.append(classifier.predict(kept_at))
    return labels


@app.post("/keep")
def keep(picture: UploadFile):
    target = SHELF / picture.filename
    target.write_bytes(picture.file.read())  # expect: MLA406


@app.post("/scale")
def scale(picture: UploadFile):
    cv2.imwrite("pictures/" + picture.filename, halved(picture.file))  # expect: MLA406


@site.route("/voice", methods=["POST"])
def voice():
    clip = request.files["clip"]
    clip.save("clips/" + clip.filename)  # expect: MLA406
    return transcriber.transcribe("clips/" + clip.filename)


@site.route("/voice_of", methods=["POST"])
def voice_of():
    clip = request.files["clip"]
    kept_at = "clips/" + secure_filename(clip.filename)
    clip.save(kept_at)
    return transcriber.transcribe(kept_at)


@site.route("/voice_named", methods=["POST"])
def voice_named():
    clip = request.files["clip"]
    clip.save(f"clips/{Path(clip.filename).stem}.wav")
    return {"kept": True}


@app.post("/one")
async def one(picture: UploadFile):
    opened = Image.open(io.BytesIO(await picture.read()))
    copy = io.BytesIO()
    opened.save(copy, format="PNG")
    opened.save("/tmp/last.png")
    soundfile.write("/tmp/last.wav", tone(opened), 16_000)
    return {"name": picture.filename, "size": opened.size}
