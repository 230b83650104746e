"""A model that comes as a parameter whose type says which class it is: one call, told once."""

import torch

from nets import PulseNet


def moods(model: PulseNet, waves, device):
    found = []
    for wave in waves:
        x = torch.from_numpy(wave).float().to(device)
        found.append(model(x).argmax(-1))  # expect: MLA602 as warning
    return found


def both(model: PulseNet, left, right):
    first = model(torch.from_numpy(left).float())  # expect: MLA602 as warning
    return first + model(torch.from_numpy(right).float())


@torch.inference_mode()
def quietly(model: PulseNet, wave):
    return model(torch.from_numpy(wave).float())


def fresh(path):
    model = PulseNet()
    model.load_state_dict(torch.load(path, weights_only=True))
    return model.eval()
