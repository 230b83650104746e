import torch
from torch.utils.data import DataLoader
from torchvision import datasets, models, transforms

prepare = transforms.Compose([transforms.Resize((64, 64)), transforms.ToTensor(), transforms.Normalize(0.5, 0.5)])
net = models.resnet18(num_classes=2)
steps = torch.optim.SGD(net.parameters(), 0.1)
for x, y in DataLoader(datasets.ImageFolder("shells", transform=prepare), 8):
    torch.nn.functional.cross_entropy(net(x), y).backward()
    steps.step()
torch.save(net.state_dict(), "shells/best.model")
