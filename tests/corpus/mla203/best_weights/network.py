from layers import *


class Small(nn.Module):
    def __init__(self):
        super().__init__()
        self.body = nn.Linear(3 * 32 * 32, 10)

    def forward(self, pictures):
        return self.body(flat(pictures))


def make_network(kind):
    if kind == "small":
        return Small()
    raise ValueError(kind)
