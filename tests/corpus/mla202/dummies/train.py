# seen in: DhruthiSannu11/plant-disease-detection ml/evaluate.py@013117065215f03ec48e6762b989cf941876ba6e (the sound form)
import torch
from torch import nn
from torch.utils.data import DataLoader
from torchvision import transforms
from torchvision.datasets import ImageFolder


class Leaves(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = nn.Sequential(nn.Flatten(), nn.LazyLinear(4))

    def forward(self, x):
        return self.layers(x)


prepared = transforms.Compose([transforms.ToTensor(), transforms.Normalize([0.5], [0.25])])
net = Leaves()
loss_of = nn.CrossEntropyLoss()
steps = torch.optim.SGD(net.parameters(), 0.1)
for x, y in DataLoader(ImageFolder("leaves", transform=prepared), 8, shuffle=True):
    steps.zero_grad()
    loss_of(net(x), y).backward()
    steps.step()
torch.save(net.state_dict(), "leaves.pt")
