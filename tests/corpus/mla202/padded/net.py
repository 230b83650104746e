import torch


class Net(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.words = torch.nn.EmbeddingBag(30522, 1)

    def forward(self, ids):
        return self.words(ids)
