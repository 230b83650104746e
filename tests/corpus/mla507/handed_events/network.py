import onnxruntime
from fastapi import FastAPI

app = FastAPI()


def outline(path):
    return onnxruntime.InferenceSession(path).run


@app.post("/outline")
def outlines(rows: list[float]):
    return outline("weights.onnx")(None, {"x": rows})
