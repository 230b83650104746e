import torch
from torchvision import models

from moss.quiet import quietly, timed


class Encoder:
    def __init__(self, path):
        self.net = models.resnet18()
        self.net.load_state_dict(torch.load(path))
        self.net.eval()
        self.other = models.resnet34()
        self.other.load_state_dict(torch.load(path))
        self.other.eval()

    @quietly
    def __call__(self, pixels):
        return self.net(pixels), self.spread(pixels)

    def spread(self, pixels):
        return self.net(pixels).std()

    @timed
    def again(self, pixels):
        return self.other(pixels)  # expect: MLA602
