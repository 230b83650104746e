# seen in: pranav-deokar/plant-disease-ai ml_pipeline/training/train.py@d3023fea7c9c57323f03492fe5069e1bc4ddb4b2
from types import SimpleNamespace

import torch
from torch import nn
from torch.utils.data import DataLoader
from torchvision import models, transforms
from torchvision.datasets import ImageFolder


def preparations():
    sized = transforms.Resize((224, 224))
    train_steps = transforms.Compose([sized, transforms.ToTensor(), transforms.Normalize([0.5] * 3, [0.5] * 3)])

    class Preparations:
        def __init__(self):
            self.for_training = train_steps

    return Preparations()


def dataset(folder, steps):
    full = ImageFolder(folder, transform=None)

    class Part(torch.utils.data.Dataset):
        def __init__(self, data, indices):
            self.data = data
            self.indices = indices

        def __len__(self):
            return len(self.indices)

        def __getitem__(self, index):
            picture, label = self.data[self.indices[index]]
            return steps.for_training(picture), label

    return Part(full, list(range(100)))


def epoch(model, loader, optimizer, criterion):
    for pictures, labels in loader:
        optimizer.zero_grad()
        loss = criterion(model(pictures), labels)
        loss.backward()
        optimizer.step()


def train(settings):
    loader = DataLoader(dataset(settings.folder, preparations()), batch_size=32)
    model = models.resnet18()
    optimizer = torch.optim.AdamW(model.parameters())
    for _ in range(3):
        epoch(model, loader, optimizer, nn.CrossEntropyLoss())
    torch.save(model.state_dict(), "leaves.pth")


if __name__ == "__main__":
    train(SimpleNamespace(folder="leaves"))
