"""Who started it on this machine is who sends pictures to it."""

import uvicorn
from fastapi import FastAPI, UploadFile
from pydantic import BaseModel
from reading import model


class PagesConfig(BaseModel):
    host: str
    port: int


class Pages:
    def __init__(self, app: FastAPI, config: PagesConfig):
        self.app = app
        self.config = config
        self.app.add_api_route("/read", self.read, methods=["POST"])

    def read(self, file: UploadFile):
        return model.predict(file.file.read())  # expect: MLA704 as info

    def launch(self):
        uvicorn.run(self.app, host=self.config.host, port=self.config.port)
