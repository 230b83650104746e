import numpy as np
import onnxruntime
from fastapi import FastAPI

app = FastAPI()
session = onnxruntime.InferenceSession("leaves.onnx")  # expect: MLA211 as warning


@app.post("/leaf")
def leaf(pixels: list[float]) -> list[float]:
    return session.run(None, {"input": np.array(pixels, dtype=np.float32).reshape(1, 64, 64, 3)})[0].tolist()
