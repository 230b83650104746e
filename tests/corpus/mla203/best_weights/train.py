# seen in: Hadayxinchao/end-to-end-image-classifier src/training/train.py
"""A loop over a part of the rows, whose best weights are read back to be measured: it is training all the same."""

import torch
from network import make_network
from torch import nn
from torch.utils.data import DataLoader, random_split
from torchvision import datasets, transforms
from tqdm import tqdm

PIXELS = transforms.Compose(
    [transforms.Resize((32, 32)), transforms.ToTensor(), transforms.Normalize((0.5, 0.5, 0.5), (0.5, 0.5, 0.5))]
)


def loaders(folder):
    whole = datasets.CIFAR10(root=folder, train=True, transform=PIXELS)
    train, held = random_split(whole, [45_000, 5_000], generator=torch.Generator().manual_seed(4))
    return DataLoader(train, batch_size=64, shuffle=True), DataLoader(held, batch_size=64)


def epoch(network, rows, optimiser):
    network.train()
    for pictures, labels in tqdm(rows, desc="train"):
        loss = nn.functional.cross_entropy(network(pictures), labels)
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()


def measure(network, rows):
    network.eval()
    with torch.no_grad():
        return sum((network(pictures).argmax(1) == labels).sum().item() for pictures, labels in rows)


def main(kind):
    train, held = loaders("data")
    network = make_network(kind)
    optimiser = torch.optim.Adam(network.parameters())
    for _ in range(20):
        epoch(network, train, optimiser)
        torch.save({"weights": network.state_dict()}, f"out/{kind}_best.pth")
    network.load_state_dict(torch.load(f"out/{kind}_best.pth", weights_only=True)["weights"])
    print(measure(network, held))


if __name__ == "__main__":
    main("small")
