import torch
from torch import nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.linear = nn.Linear(8, 1)

    def forward(self, x):
        return self.linear(x)


def fit(x, y):
    place = "cuda" if torch.cuda.is_available() else "cpu"
    net = Net().to(place)
    optimizer = torch.optim.SGD(net.parameters(), lr=0.1)
    nn.functional.mse_loss(net(x.to(place)), y.to(place)).backward()
    optimizer.step()
    torch.save(net.state_dict(), "net.pt")
