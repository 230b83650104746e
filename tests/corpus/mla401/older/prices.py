"""A network whose weights stand where its only caller says."""

import torch


class Prices:
    def read(self, path):
        state = torch.load(path, map_location="cpu")  # expect: MLA401
        self.net.load_state_dict(state["net"])


def ready():
    prices = Prices()
    prices.read("models/prices.pt")
    return prices
