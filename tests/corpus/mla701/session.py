# seen in: sayakpaul/ml-deployment-k8s-fastapi api/main.py@55b690520b943bf39dbb02a7f28fc1aba781e945
import numpy as np
import onnxruntime
from fastapi import FastAPI, UploadFile

from pixels import as_array

app = FastAPI()
session = onnxruntime.InferenceSession("leaves.onnx")


@app.post("/label")
async def label(picture: UploadFile):
    pixels = as_array(await picture.read())
    return int(np.argmax(session.run(None, {"pixels": pixels})[0]))  # expect: MLA701 as error
