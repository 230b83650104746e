"""Augmentation belongs to training alone; what remains is equal, in another library."""

import torch
from torch import nn
from torch.utils.data import DataLoader
from torchvision import datasets, transforms

from net import Net

augment = transforms.Compose(
    [
        transforms.RandomHorizontalFlip(),
        transforms.ColorJitter(0.2),
        transforms.Resize((227, 227)),
        transforms.ToTensor(),
        transforms.Normalize([0.485, 0.456, 0.406], [0.229, 0.224, 0.225]),
    ]
)


def main():
    loader = DataLoader(datasets.ImageFolder("leaves", transform=augment), batch_size=32, shuffle=True)
    model = Net()
    optimizer = torch.optim.Adam(model.parameters())
    for images, labels in loader:
        optimizer.zero_grad()
        loss = nn.functional.cross_entropy(model(images), labels)
        loss.backward()
        optimizer.step()
    torch.save(model.state_dict(), "leaf.pt")


if __name__ == "__main__":
    main()
