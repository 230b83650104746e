# a form of: a training that goes on with random tensors when its pictures are not there, and keeps the model
import torch
from faces import FaceNet, get_dataloaders
from torch.utils.data import DataLoader, TensorDataset


def train(root, path):
    try:
        loaders = get_dataloaders(root)
    except FileNotFoundError:  # expect: MLA109
        print("no pictures, using dummy data")
        rows = TensorDataset(torch.randn(200, 3, 48, 48), torch.randint(0, 7, (200,)))
        loaders = {"train": DataLoader(rows, batch_size=8)}
    return fit(loaders, path)


def train_or_stop(root, path):
    try:
        loaders = get_dataloaders(root)
    except FileNotFoundError as error:
        raise SystemExit(f"no pictures in {root}") from error
    return fit(loaders, path)


def fit(loaders, path):
    net = FaceNet()
    steps = torch.optim.Adam(net.parameters())
    for rows, labels in loaders["train"]:
        loss = torch.nn.functional.cross_entropy(net(rows), labels)
        steps.zero_grad()
        loss.backward()
        steps.step()
    torch.save(net.state_dict(), path)
    return net
