import onnxruntime


class Cleaner:
    def clean(self, text: str) -> str:
        return text.strip().lower()


class Scorer:
    def __init__(self, path: str):
        self.session = onnxruntime.InferenceSession(path)

    def rate(self, text: str) -> float:
        return float(self.session.run(None, {"text": [text]})[0][0])
