import pickle

from fastapi import FastAPI, UploadFile

app = FastAPI()


@app.post("/models")
def install(file: UploadFile):
    return str(pickle.loads(file.file.read()))  # noqa: S301  # expect: MLA401 as critical
