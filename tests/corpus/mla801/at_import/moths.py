import torch


def make(path):
    finder = torch.jit.load(path)
    print("loaded")  # expect: MLA801 as info
    return finder.eval()


def find(finder, picture):
    return finder(picture).tolist()
