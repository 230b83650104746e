# seen in: TuhinBar/speech-emotion-recognition app.py@e71cce6fd8bfd31775bb7552d51804b48189aac7
import os
import uuid

from fastapi import FastAPI, UploadFile

app = FastAPI()


@app.post("/voice")
async def voice(file: UploadFile):
    name = file.filename
    with open(name, "wb") as target:  # expect: MLA406
        target.write(await file.read())
    return model.predict(name)


@app.post("/speech")
async def speech(file: UploadFile):
    path = os.path.join("uploads", file.filename)
    with open(path, "wb") as target:  # expect: MLA406
        target.write(await file.read())
    return model.predict(path)


@app.post("/tone")
async def tone(file: UploadFile):
    path = os.path.join("uploads", f"{uuid.uuid4()}.wav")
    with open(path, "wb") as target:  # ok: a name of the program's own
        target.write(await file.read())
    return model.predict(path)
