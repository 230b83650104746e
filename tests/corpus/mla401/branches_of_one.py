# seen in: RVC-Boss/GPT-SoVITS GPT_SoVITS/s2_train.py@48b1a0169a28582a8984402f82cf438d3bfa6aca
"""Both branches load one file, in one way."""

import torch


def start(net, settings, other):
    if torch.cuda.is_available():
        net.module.load_state_dict(torch.load(settings.start, weights_only=False)["weight"])  # expect: MLA401 as warning
    else:
        net.load_state_dict(torch.load(settings.start, weights_only=False)["weight"])  # expect: MLA401 as info
    net.load_state_dict(torch.load(settings.other, weights_only=False)["weight"])  # expect: MLA401 as warning
