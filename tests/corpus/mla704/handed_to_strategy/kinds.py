import cv2
import joblib
import numpy as np


class Leaves:
    def __init__(self):
        self.model = joblib.load("leaves.joblib")

    async def score(self, file):
        data = await file.read()  # expect: MLA704
        return float(self.model.predict([cv2.imdecode(np.frombuffer(data, np.uint8), 1)])[0])


class Roots:
    def __init__(self):
        self.model = joblib.load("roots.joblib")

    async def count(self, rows, size):
        async with size as kept:
            return len(await kept.read()) + len(rows)


KINDS = {"leaves": Leaves(), "roots": Roots()}
