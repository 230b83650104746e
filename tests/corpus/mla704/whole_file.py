# seen in: zzsza/Boostcamp-AI-Tech-Product-Serving 03-docker/model_deploy/src/main.py@8deb356762c3668bba8a986aeb19f20242f01957
"""A file that is read before the route runs."""

from fastapi import FastAPI, File

app = FastAPI()


@app.post("/predict")
def predict(image: bytes = File(...)):  # expect: MLA704
    return model.predict(image)


@app.post("/predict/bounded")
def bounded(image: bytes = File(...)):
    if len(image) > 1_000_000:
        return None
    return model.predict(image)
