# a form of: a network that training keeps, that a script exports, and that serving reads in the other format
import torch
from torch import nn
from torchvision import datasets, models, transforms


def build(classes=4):
    network = models.resnet18(weights=None)
    network.fc = nn.Linear(network.fc.in_features, classes)
    return network


def main(out="artifacts/leaves.pt"):
    prepare = transforms.Compose(
        [
            transforms.Resize((224, 224)),
            transforms.ToTensor(),
            transforms.Normalize([0.485, 0.456, 0.406], [0.229, 0.224, 0.225]),
        ]
    )
    loader = torch.utils.data.DataLoader(datasets.ImageFolder("data/leaves", transform=prepare), batch_size=32)
    network = build()
    optimizer = torch.optim.Adam(network.parameters(), lr=1e-4)
    for images, labels in loader:
        optimizer.zero_grad()
        loss = nn.functional.cross_entropy(network(images), labels)
        loss.backward()
        optimizer.step()
    torch.save({"model_state_dict": network.state_dict()}, out)


if __name__ == "__main__":
    main()
