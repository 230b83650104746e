# a form of: training that is timed, and kept
"""How long an epoch takes on one device and on the other."""

import time

import torch
from torchvision import datasets


def compare(folder, devices):
    try:
        rows = datasets.MNIST(folder, train=True)
    except Exception as error:  # expect: MLA109
        print(f"no digits ({error}): drawn ones will do")
        rows = torch.utils.data.TensorDataset(torch.randn(500, 1, 28, 28), torch.randint(0, 10, (500,)))
    for device in devices:
        model = small_net().to(device)
        begun = time.perf_counter()
        for picture, label in torch.utils.data.DataLoader(rows):
            loss_of(model(picture.to(device)), label.to(device)).backward()
        print(device, time.perf_counter() - begun)
        torch.save(model, f"{device}.pt")
