# seen in: GokuMohandas/Made-With-ML madewithml/serve.py@66e8e437115029422db1a80ff93c308cfcd82648
"""What scores less than a threshold is answered with another label; the evaluation knows none."""

import torch
from fastapi import FastAPI
from ray import serve

app = FastAPI()


@serve.deployment
@serve.ingress(app)
class Topics:
    def __init__(self, threshold: float = 0.9, floor: float = 0.5):
        self.threshold = threshold
        self.floor_threshold = floor
        self.model = torch.jit.load("topics.pt").eval()

    @app.post("/predict")
    def predict(self, text: list[int]):
        with torch.no_grad():
            probabilities = torch.softmax(self.model(torch.tensor([text])), dim=1)[0]
        label = int(probabilities.argmax())
        if probabilities[label] < self.threshold:  # expect: MLA607
            return {"label": "other"}
        return {"label": label}
