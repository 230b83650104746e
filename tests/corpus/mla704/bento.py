# seen in: jhwanchoi/mlflow-study src/serving/service.py@cbd95710a126ea807586fb22777135846e8bf3d3
import bentoml
import torch
from PIL import Image

from weights import load_network, to_tensor


@bentoml.service
class Birds:
    def __init__(self):
        self.network = load_network()

    @bentoml.api
    def predict(self, image: Image.Image) -> list[float]:
        return self.network(to_tensor(image).unsqueeze(0)).tolist()

    @bentoml.api
    def predict_all(self, images: list[Image.Image]) -> list[float]:  # expect: MLA704
        return self.network(torch.stack([to_tensor(each) for each in images])).tolist()

    @bentoml.api
    def predict_few(self, images: list[Image.Image]) -> list[float]:
        if len(images) > 16:
            raise ValueError("at most 16 images")
        return self.network(torch.stack([to_tensor(each) for each in images])).tolist()
