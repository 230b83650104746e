# a form of: a training loop whose function for the loss asks the network, and another one goes back through it
import torch
from net import Net
from torch import nn
from torch.utils.data import DataLoader
from torchvision import datasets, transforms

prepare = transforms.Compose(
    [transforms.Resize((128, 128)), transforms.ToTensor(), transforms.Normalize([0.5] * 3, [0.25] * 3)]
)
criterion = nn.CrossEntropyLoss()


def loss_of(network, images, labels):
    scores = network(images)
    return criterion(scores, labels)


def step(loss, optimizer):
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()


def main():
    network = Net()
    optimizer = torch.optim.Adam(network.parameters())
    for images, labels in DataLoader(datasets.ImageFolder("shells", prepare), batch_size=16):
        step(loss_of(network, images, labels), optimizer)
    torch.save(network.state_dict(), "shells.pt")


if __name__ == "__main__":
    main()
