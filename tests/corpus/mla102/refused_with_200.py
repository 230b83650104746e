# seen in: aniketmaurya/tensorflow-fastapi-starter-pack application/server/main.py@1a9bb46972fb2c8ef325bf769831f07aad675c47
"""A route that answers with a list of classes, or with a sentence."""

from fastapi import FastAPI, HTTPException, UploadFile

app = FastAPI()


@app.post("/predict/image")
def predict(file: UploadFile):
    if file.filename.split(".")[-1] not in ("jpg", "png"):
        return "Image must be jpg or png format!"  # expect: MLA102
    return model.predict(read_image(file)).tolist()


@app.post("/predict/refused")
def predict_refused(file: UploadFile):
    if file.filename.split(".")[-1] not in ("jpg", "png"):
        raise HTTPException(415, "an image must be jpg or png")
    return model.predict(read_image(file)).tolist()


@app.post("/predict/label")
def predict_label(row: list[float]):
    if model.predict([row])[0] > 0:
        return "likely"
    return "unlikely"
