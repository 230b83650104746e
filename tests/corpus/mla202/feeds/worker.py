import numpy as np
from fastapi import FastAPI
from tflite_runtime.interpreter import Interpreter

app = FastAPI()
net = Interpreter(model_path="load.tflite")
net.allocate_tensors()
asked = net.get_input_details()[0]


@app.post("/load")
def predict(window: list[float]):
    net.set_tensor(asked["index"], np.asarray(window, dtype=np.float32)[None])  # expect: MLA202
    net.invoke()


def predict_scaled(window):
    x = np.asarray(window, dtype=np.float32) / 9.81
    scale, zero = asked["quantization"]
    x = x / scale + zero  # what a quantised model takes
    net.set_tensor(asked["index"], x[None].astype(asked["dtype"]))
    net.invoke()
