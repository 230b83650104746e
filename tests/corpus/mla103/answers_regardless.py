# a form of: a class with the model's methods that answers the same to all, in the place of one that cannot be loaded
import numpy as np
import onnxruntime
from fastapi import FastAPI

app = FastAPI()


class Popular:
    def run(self, outputs, feeds):
        return [np.linspace(1, 0, 5000)[None]]


class ByHeight:
    def predict(self, rows):
        return [row[0] * 0.4 for row in rows]


class Baseline:
    def predict(self, rows):
        return [0.5] * len(rows)


try:
    session = onnxruntime.InferenceSession("towers.onnx")
except Exception as error:  # expect: MLA103
    print("towers.onnx:", error)
    session = Popular()

try:
    weights = onnxruntime.InferenceSession("weights.onnx")
except Exception as error:
    print("weights.onnx:", error)
    weights = ByHeight()

try:
    prices = onnxruntime.InferenceSession("prices.onnx")
except Exception as error:
    print("prices.onnx:", error)
    prices = Baseline()


@app.post("/top")
def top(row: list[float]):
    return session.run(None, {"row": row})
