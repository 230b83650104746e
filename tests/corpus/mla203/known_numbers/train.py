# a form of: a normalisation that serving writes out
import torch
from torch.utils.data import DataLoader
from torchvision import datasets, models, transforms

prepare = transforms.Compose(
    [
        transforms.Resize((64, 64)),
        transforms.ToTensor(),
        transforms.Normalize((0.485, 0.456, 0.406), (0.229, 0.224, 0.225)),
    ]
)
net = models.resnet18(num_classes=2)
steps = torch.optim.SGD(net.parameters(), 0.1)
for x, y in DataLoader(datasets.ImageFolder("parts", transform=prepare), 8):
    loss = torch.nn.functional.cross_entropy(net(x), y)
    loss.backward()
    steps.step()
torch.save(net.state_dict(), "parts.pt")
