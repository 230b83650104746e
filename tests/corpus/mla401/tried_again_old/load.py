# a form of: the same under a torch that has no safe default
import torch


def eyes():
    try:
        return torch.load("eyes.pth", weights_only=True)
    except RuntimeError:
        return torch.load("eyes.pth")  # expect: MLA401 as warning
