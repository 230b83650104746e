# seen in: Sanster/IOPaint iopaint/plugins/realesrgan.py@61a759fb3f332bacdce8b2813f4837495c9b86e0
import torch


class Upscaler:
    def __init__(self, weights_path, network):
        state = torch.load(weights_path, map_location="cpu")  # expect: MLA401 as info
        network.load_state_dict(state["ema"])
        self.network = network.eval()


class Backbone:
    """Whoever makes it in this project leaves the weights out."""

    def __init__(self, network, weights=None):
        if weights is not None:
            network.load_state_dict(torch.load(weights))
        self.network = network


class Palette:
    """The file lies in the repository: its one caller names it."""

    def __init__(self, table):
        self.colours = torch.load(table)


def trusted(checkpoint):
    # the file is our own: it comes out of the build
    return torch.load(checkpoint)
