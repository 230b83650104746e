# seen in: YuriiOks/mnist-digit-classifier model/inference.py@fc9874c1261f71444156e9c289c5f1f6de8b7a4d, YuriiOks/mnist-digit-classifier model/train.py@fc9874c1261f71444156e9c289c5f1f6de8b7a4d
import torch

PATH = "saved/digits.pt"


class Digits:
    def __init__(self, model_path=PATH):
        self.state = torch.load(model_path)  # expect: MLA401 as info


def known(name):
    return torch.load(PLACES[name])  # expect: MLA401 as warning


PLACES = dict(line.split() for line in open("places.txt"))
predictor = Digits()
