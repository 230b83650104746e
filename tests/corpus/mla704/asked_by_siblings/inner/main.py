# seen in: alexis64160/Mlops-Project services/extract-text/main.py
"""The bound belongs where strangers send: nobody but a sibling reaches a service with no published port."""

from fastapi import FastAPI, UploadFile
from reading import model

app = FastAPI()


@app.post("/read")
async def read(file: UploadFile):
    return model.predict(await file.read())  # expect: MLA704 as info
