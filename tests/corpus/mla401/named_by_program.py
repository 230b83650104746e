# seen in: RVC-Boss/GPT-SoVITS GPT_SoVITS/sv.py@48b1a0169a28582a8984402f82cf438d3bfa6aca
"""Who can change the file can change the program that names it."""

import os

import torch

HERE = os.getcwd()
VOICE = "pretrained/voices/base.ckpt"


def voice(net):
    net.load_state_dict(torch.load(VOICE, weights_only=False))  # expect: MLA401 as info


def vocoder(net):
    net.load_state_dict(torch.load("%s/pretrained/vocoder.pth" % (HERE,), weights_only=False))  # expect: MLA401 as info


def chosen(net, settings):
    net.load_state_dict(torch.load(settings.voice, weights_only=False))  # expect: MLA401 as warning
