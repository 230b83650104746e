"""Decoding is said where it is the heaviest thing that a route does on the loop."""

import asyncio

from fastapi import FastAPI, UploadFile
from ready import ask, kind_of, tensor_of

app = FastAPI()


@app.post("/predict")
async def predict(file: UploadFile):
    data = await file.read()
    return await ask(app.state.network, tensor_of(data))  # expect: MLA701


@app.post("/predict-here")
async def predict_here(file: UploadFile):
    tensor = tensor_of(await file.read())
    return app.state.model.predict(tensor)  # expect: MLA701


@app.post("/predict-apart")
async def predict_apart(file: UploadFile):
    tensor = await asyncio.to_thread(tensor_of, await file.read())
    return await ask(app.state.network, tensor)


@app.post("/kind")
async def kind(file: UploadFile):
    return {"kind": kind_of(await file.read())}
