# seen in: Kaneki016/credit-risk-app backend/api/routes/retraining.py@1ab93aa65e8f299886df4e70b482269a1537cb68, ErikaEspindola/alzheimer-prediction-api py_scripts/api/server.py@5d860377fc584983e2211a4b56b856541cfc2a4a
import os
import shutil
from pathlib import Path

from fastapi import FastAPI, Form, UploadFile
from flask import Flask, request

from naming import randomized

app = FastAPI()
site = Flask(__name__)
INBOX = Path("inbox")


@app.post("/learn")
def learn(sent: UploadFile):
    INBOX.mkdir(exist_ok=True)
    kept = INBOX / f"rows_{sent.filename}"
    with open(kept, "wb") as out:  # expect: MLA406 as info
        shutil.copyfileobj(sent.file, out)
    trained = trainer.learn(str(kept))
    os.remove(kept)
    return trained


@app.post("/learn_joined")
def learn_joined(sent: UploadFile):
    with open(os.path.join("inbox", now() + "_" + sent.filename), "wb") as out:  # expect: MLA406 as info
        out.write(sent.file.read())


@app.post("/learn_of_batch")
def learn_of_batch(sent: UploadFile, batch: str = Form("a")):
    with open(os.path.join("inbox", batch + "_" + sent.filename), "wb") as out:  # expect: MLA406 as error
        out.write(sent.file.read())


@app.post("/learn_by_team")
def learn_by_team(sent: UploadFile):
    kept = INBOX / f"team/{sent.filename}"
    with open(kept, "wb") as out:  # expect: MLA406 as error
        shutil.copyfileobj(sent.file, out)


@app.post("/learn_hidden")
def learn_hidden(sent: UploadFile):
    kept = INBOX / f".{sent.filename}"
    with open(kept, "wb") as out:  # expect: MLA406 as error
        shutil.copyfileobj(sent.file, out)


@app.post("/learn_in_folder")
def learn_in_folder(sent: UploadFile):
    kept = INBOX / f"rows_{sent.filename}"
    kept.parent.mkdir(parents=True, exist_ok=True)
    with open(kept, "wb") as out:  # expect: MLA406 as error
        shutil.copyfileobj(sent.file, out)


@app.post("/learn_twice")
def learn_twice(sent: UploadFile, folder_path: str = Form(...)):
    with open(f"{folder_path}/rows_{sent.filename}", "wb") as out:  # expect: MLA406 as error
        out.write(sent.file.read())


@app.delete("/rows")
def forget(file_name: str):
    os.remove("inbox/" + file_name)  # expect: MLA406 as error


@site.route("/scan", methods=["POST"])
def scan():
    sent = request.files["scan"]
    kept = Picture("/tmp/" + randomized(sent.filename))
    sent.save(kept.place)
    return shown(kept)


@site.route("/scan_in_folder", methods=["POST"])
def scan_in_folder():
    sent = request.files["scan"]
    sent.save(randomized("/tmp/scan") + "/" + sent.filename)  # expect: MLA406 as error
