from factory import bare, build
from fastapi import FastAPI, UploadFile
from module import Classifier

app = FastAPI()


def loaded(path: str):
    network = build(3)
    return Classifier.load_from_checkpoint(path, model=network).eval()


@app.post("/predict")
def predict(picture: UploadFile):
    return loaded("best.ckpt")(picture.file.read()).argmax().item()


@app.post("/guess")
def guess(picture: UploadFile):
    return bare(3)(picture.file.read()).logits.argmax().item()
