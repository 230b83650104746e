# seen in: Sanster/IOPaint iopaint/plugins/gfpganer.py@61a759fb3f332bacdce8b2813f4837495c9b86e0 (the sound form)
import torch

from fetching import fetched


class Upscaler:
    def __init__(self, weights_path, network):
        network.load_state_dict(torch.load(weights_path))
        self.network = network.eval()


def upscaler(entry, network):
    path = fetched(entry["url"])
    return Upscaler(path, network)
