from torch import nn


class Small(nn.Module):
    def __init__(self):
        super().__init__()
        self.body = nn.Sequential(nn.Flatten(), nn.Linear(3 * 32 * 32, 10))

    def forward(self, pictures):
        return self.body(pictures)


def make_network(kind):
    if kind == "small":
        return Small()
    raise ValueError(kind)
