# a form of: weights of eight bits, which are made on a CPU
import torch
from network import Net


class Tagger:
    def __init__(self, settings):
        self.net = Net()
        if settings["quantized_model"]:
            self.net.load_state_dict(torch.load("tagger.pt", weights_only=True))  # expect: MLA604 as info

    def tags(self, row):
        with torch.inference_mode():
            return self.net(torch.tensor(row)).tolist()
