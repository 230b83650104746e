import os

import torch


class Tagger:
    def __init__(self, folder):
        self.state = torch.load(os.path.join(folder, "weights.bin"))  # expect: MLA401 as critical

    def tags(self, text):
        return [self.state[word] for word in text.split()]
