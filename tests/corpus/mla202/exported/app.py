import io

import numpy as np
import onnxruntime as ort
from fastapi import FastAPI, File
from PIL import Image

app = FastAPI()
session = ort.InferenceSession(path_or_bytes="artifacts/classifier.onnx", providers=["CPUExecutionProvider"])


@app.post("/predict")
def predict(file: bytes = File(...)):
    image = Image.open(io.BytesIO(file)).convert("RGB").resize((224, 224))
    pixels = np.asarray(image, dtype=np.float32) / 255.0
    batch = pixels.transpose(2, 0, 1)[None]
    scores = session.run(None, {"input": batch})  # expect: MLA202
    return {"leaf": int(np.argmax(scores[0]))}
