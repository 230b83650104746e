"""Here they send."""

from fastapi import FastAPI, UploadFile
from reading import model

app = FastAPI()


@app.post("/read")
async def read(file: UploadFile):
    return model.predict(await file.read())  # expect: MLA704 as warning
