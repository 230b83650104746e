# a form of: a network that is asked by its `forward`, by name
import torch
from net import Net
from torch import nn
from torch.utils.data import DataLoader
from torchvision import datasets, transforms

prepare = transforms.Compose([transforms.ToTensor(), transforms.Normalize((0.1307,), (0.3081,))])
loader = DataLoader(datasets.MNIST("digits", train=True, transform=prepare), batch_size=8)
net = Net()
optimizer = torch.optim.Adam(net.parameters())
for pixels, digits in loader:
    optimizer.zero_grad()
    nn.functional.cross_entropy(net(pixels), digits).backward()
    optimizer.step()
torch.save(net.state_dict(), "digits.pt")
