# seen in: YuriiOks/mnist-digit-classifier utils/mps_verification.py@fc9874c1261f71444156e9c289c5f1f6de8b7a4d
"""How long an epoch takes on one device and on the other."""

import time

import torch
from torchvision import datasets


def compare(folder, devices):
    try:
        rows = datasets.MNIST(folder, train=True)
    except Exception as error:
        print(f"no digits ({error}): drawn ones will do")
        rows = torch.utils.data.TensorDataset(torch.randn(500, 1, 28, 28), torch.randint(0, 10, (500,)))
    for device in devices:
        model = small_net().to(device)
        begun = time.perf_counter()
        for picture, label in torch.utils.data.DataLoader(rows):
            loss_of(model(picture.to(device)), label.to(device)).backward()
        print(device, time.perf_counter() - begun)
    save_path = "epochs.png"
    plt.savefig(save_path)
