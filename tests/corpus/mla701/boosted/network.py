import torch


class Network:
    def __init__(self, path):
        self.net = torch.jit.load(path)

    def scores(self, rows):
        return self.net.predict(rows)
