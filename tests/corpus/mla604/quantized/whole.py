# a form of: the same for weights of full precision
import torch
from network import Net


class Whole:
    def __init__(self, settings):
        self.net = Net()
        if not settings["quantized_model"]:
            self.net.load_state_dict(torch.load("whole.pt", weights_only=True))  # expect: MLA604 as warning

    def tags(self, row):
        with torch.inference_mode():
            return self.net(torch.tensor(row)).tolist()
