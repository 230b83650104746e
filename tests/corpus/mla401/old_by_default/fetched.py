# a form of: the same name, and what comes from outside
import sys

import requests
import torch
from constants import NAME, SHELF


def fetched(address):
    place = f"{SHELF}/{NAME}"
    with open(place, "wb") as file:
        file.write(requests.get(f"https://models.example.org/{NAME}", timeout=9).content)
    return torch.load(place)  # expect: MLA401 as error


if __name__ == "__main__":
    fetched("models")
    torch.load(sys.argv[1])  # expect: MLA401 as info
