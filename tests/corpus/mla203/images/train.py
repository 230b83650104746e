import torch
from torch import nn
from torch.utils.data import DataLoader
from torchvision import datasets, transforms

from net import Net

prepare = transforms.Compose(
    [transforms.Resize((224, 224)), transforms.ToTensor(), transforms.Normalize([0.5] * 3, [0.5] * 3)]
)
prepare = transforms.Compose(
    [
        transforms.Resize((224, 224)),
        transforms.ToTensor(),
        transforms.Normalize((0.485, 0.456, 0.406), (0.229, 0.224, 0.225)),
    ]
)


def main():
    loader = DataLoader(datasets.ImageFolder("cells", prepare), batch_size=32)
    model = Net()
    for images, labels in loader:
        loss = nn.functional.cross_entropy(model(images), labels)
        loss.backward()
    torch.save(model.state_dict(), "cells.pt")


if __name__ == "__main__":
    main()
