# seen in: PhoenixWild29/secureai-deepfake-detection ai_model/ensemble_detector.py@a93dcb224db82a73538d14e068d052e05c9b68b7
import sys

import torch


def eyes(path, device):
    try:
        state = torch.load(path, map_location=device, weights_only=True)
    except Exception:
        state = torch.load(path, map_location=device)  # expect: MLA401 as info
    return state


def ears(path, device):
    try:
        return torch.load(path, map_location=device, weights_only=True)
    except FileNotFoundError:
        return torch.load("ears.pt", map_location=device, weights_only=True)


if __name__ == "__main__":
    print(len(eyes("eyes.pth", sys.argv[1])), len(ears("more.pth", "cpu")))
