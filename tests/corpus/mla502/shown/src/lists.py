# seen in: alexis64160/Mlops-Project dsdc/data/mock.py
"""Addresses of one table at one branch are mended in one place; a model at a branch is code that moves."""

import requests

LISTS = {
    "train": "https://huggingface.co/datasets/someone/letters/resolve/main/train.txt",  # expect: MLA502 as info
    "test": "https://huggingface.co/datasets/someone/letters/resolve/main/test.txt",
    "extra": "https://huggingface.co/datasets/another/letters/resolve/main/extra.txt",  # expect: MLA502 as info
}
WEIGHTS = "https://huggingface.co/someone/letters/resolve/main/reader.onnx"


def lists():
    return [requests.get(address, timeout=10).text for address in LISTS.values()]


def weights():
    return requests.get(WEIGHTS, timeout=10).content  # expect: MLA502 as info
