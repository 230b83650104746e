import onnxruntime
from interface import Scorer


class ForestScorer(Scorer):
    def __init__(self, path: str):
        self.session = onnxruntime.InferenceSession(path)

    def rate(self, text: str) -> list[float]:
        return self.session.run(None, {"text": [text]})[0].tolist()

    def title(self, text: str) -> str:
        return text.title()
