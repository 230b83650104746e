# seen in: RVC-Boss/GPT-SoVITS api.py@48b1a0169a28582a8984402f82cf438d3bfa6aca (the sound form), Sanster/IOPaint iopaint/model/brushnet/brushnet.py@61a759fb3f332bacdce8b2813f4837495c9b86e0 (the sound form)
"""What is loaded over a model that was filled above, and what another module in memory is copied from."""

import torch
from network import Net, Wide, wrap


def overlaid(base, parts):
    model = Net()
    model.load_state_dict(torch.load(base, weights_only=True))
    model.head = wrap(model.head)
    model = model.to("cuda")
    model.load_state_dict(torch.load(parts, weights_only=True), strict=False)
    return model.eval()


def overlaid_or_not(base, parts):
    model = Net()
    if base is not None:
        model.load_state_dict(torch.load(base, weights_only=True))
    model.load_state_dict(torch.load(parts, weights_only=True), strict=False)  # expect: MLA603
    return model.eval()


def one_or_the_other(path, whole):
    model = Net()
    if whole:
        model.load_state_dict(torch.load(path, weights_only=True))
    else:
        model.load_state_dict(torch.load(path, weights_only=True), strict=False)  # expect: MLA603
    return model.eval()


def made_anew(base, parts):
    model = Net()
    model.load_state_dict(torch.load(base, weights_only=True))
    model = Wide()
    model.load_state_dict(torch.load(parts, weights_only=True), strict=False)  # expect: MLA603
    return model.eval()


def part_by_part(base, path):
    model = Net()
    model.head.load_state_dict(torch.load(base, weights_only=True))
    model.load_state_dict(torch.load(path, weights_only=True), strict=False)  # expect: MLA603
    return model.eval()


def beside(other):
    model = Wide()
    model.blocks.load_state_dict(other.blocks.state_dict(), strict=False)
    return model


def out_of_a_file(path):
    model = Wide()
    kept = torch.load(path, weights_only=False)
    model.load_state_dict(kept.state_dict(), strict=False)  # expect: MLA603
    return model.eval()
