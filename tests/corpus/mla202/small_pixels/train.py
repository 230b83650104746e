# seen in: mouaad11/deepfake-detector-dts-2025 DeepFake_Detector_Real_Recognize_Real.ipynb
import torch
from torch import nn
from torch.utils.data import DataLoader
from torchvision import transforms
from torchvision.datasets import ImageFolder


class Shells(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = nn.Sequential(nn.Flatten(), nn.LazyLinear(4))

    def forward(self, x):
        return self.layers(x)


prepared = transforms.Compose([transforms.Resize((96, 96)), transforms.ToTensor(), transforms.Normalize([0.5], [0.25])])
net = Shells()
loss_of = nn.CrossEntropyLoss()
steps = torch.optim.SGD(net.parameters(), 0.1)
for x, y in DataLoader(ImageFolder("shells", transform=prepared), 8, shuffle=True):
    steps.zero_grad()
    loss_of(net(x), y).backward()
    steps.step()
torch.save(net.state_dict(), "shells.pt")
