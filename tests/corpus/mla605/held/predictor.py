# seen in: santoshshinde2012/crop-disease-prediction src/inference/predictor.py@db5e26dccfcf11f1435c206daa34692350fc2ffd
import torch
from torchvision import models


class Predictor:
    def __init__(self, path):
        self.path = path
        self.model = self._load_model()

    def _load_model(self):
        model = models.mobilenet_v2(weights=None)
        model.load_state_dict(torch.load(self.path, weights_only=True))
        model.eval()
        return model

    def predict(self, image):
        with torch.no_grad():
            return self.model(image)
