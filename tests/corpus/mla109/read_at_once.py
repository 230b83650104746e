# a form of: a body that is decoded right after it came, in memory or out of the file that it was written to
import io

import requests
import torch
from PIL import Image


def picture(url):
    answer = requests.get(url, stream=True, timeout=10)
    buffer = io.BytesIO()
    for block in answer.iter_content(1024):
        buffer.write(block)
    buffer.seek(0)
    return Image.open(buffer)


def weights(url, path):
    answer = requests.get(url, timeout=10)
    with open(path, "wb") as stream:
        stream.write(answer.content)  # expect: MLA109 as info
    return torch.load(path, weights_only=True)


def _download(url, target):
    answer = requests.get(url, stream=True, timeout=10)
    with open(target, "wb") as stream:
        for block in answer.iter_content(1024):
            stream.write(block)  # expect: MLA109 as info


def load(url, path):
    _download(url, path)
    return torch.load(path, weights_only=True)


def keep(url, path):
    answer = requests.get(url, timeout=10)
    with open(path, "wb") as stream:
        stream.write(answer.content)  # expect: MLA109 as warning
    return path


def keep_another(url, path):
    answer = requests.get(url, timeout=10)
    with open(path, "wb") as stream:
        stream.write(answer.content)  # expect: MLA109 as warning
    return torch.load("other.pt", weights_only=True)
