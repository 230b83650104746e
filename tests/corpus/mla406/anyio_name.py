# seen in: SkafteNicki/dtu_mlops samples/frontend_backend/backend.py@9c805726abacbe1ee8333fe00de0ce2c6740a14c
"""An upload under the client's name, opened by another library."""

import anyio
from fastapi import FastAPI, UploadFile

app = FastAPI()


@app.post("/classify")
async def classify(file: UploadFile):
    async with await anyio.open_file(file.filename, "wb") as out:  # expect: MLA406
        await out.write(await file.read())
    return model.predict(file.filename)
