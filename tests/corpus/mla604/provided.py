# seen in: replicate/cog-examples z-image-turbo/predict.py@84811a745b4b2e4f144349677831ecbb00dd7bbc
import torch
from cog import BasePredictor


class Predictor(BasePredictor):
    def setup(self):
        self.model = torch.jit.load("model.pt", map_location="cuda")
        self.model.to("cuda")  # ok: the platform's own file asks for a GPU

    def predict(self, size: int) -> float:
        return float(self.model(torch.zeros(size)))
