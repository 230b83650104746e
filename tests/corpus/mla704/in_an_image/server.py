"""An image starts it for others."""

import click
import uvicorn
from fastapi import FastAPI, UploadFile
from reading import model

app = FastAPI()


@app.post("/read")
async def read(file: UploadFile):
    return model.predict(await file.read())  # expect: MLA704 as warning


@click.command()
@click.option("--port", default=8001)
@click.option("--host", default="127.0.0.1")
def main(port: int, host: str):
    uvicorn.run(app, host=host, port=port)
