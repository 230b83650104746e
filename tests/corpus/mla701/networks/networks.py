import torch.nn as nn


class Signs(nn.Module):
    def __init__(self):
        super().__init__()
        self.layer = nn.Linear(10, 3)

    def forward(self, x):
        return self.layer(x)


class Table:
    def __call__(self, scores):
        return "abc"[int(scores.argmax())]
