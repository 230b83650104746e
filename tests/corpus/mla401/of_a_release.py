# a form of: weights of one release, of which the address stands in the code, and of whatever was released last
import os
import urllib.request

import torch

WEIGHTS = "https://github.com/acme/voices/releases/download/v0.13.0_models/large.pt"
NEWEST = "https://github.com/acme/voices/releases/download/latest/large.pt"


def one_release(folder):
    path = os.path.join(folder, "large.pt")
    if not os.path.exists(path):
        urllib.request.urlretrieve(WEIGHTS, path)
    return torch.load(path)  # expect: MLA401 as info


def whatever_is_there(folder):
    path = os.path.join(folder, "newest.pt")
    if not os.path.exists(path):
        urllib.request.urlretrieve(NEWEST, path)
    return torch.load(path)  # expect: MLA401 as error


def main():
    one_release("models")
    whatever_is_there("models")


if __name__ == "__main__":
    main()
