# a form of: a checkpoint that a run before wrote, at a place that the project's constants and callers make up
import os

import torch
from catalogue import newest
from constants import EPOCH, NAME, RUN, SHELF


def resumed(net):
    net.load_state_dict(torch.load(f"{SHELF}/{RUN}/epoch_{EPOCH}.pt"))  # expect: MLA401 as info
    return net


class Reader:
    def __init__(self):
        self.state = torch.load(os.path.join("trained", SHELF, NAME))  # expect: MLA401 as info


def of_run(net, run, epoch):
    state = torch.load(f"{SHELF}/{run}/models/epoch_{epoch}.pt", map_location="cpu")  # expect: MLA401 as info
    net.load_state_dict(state)


def of_last(net):
    of_run(net, RUN, EPOCH)
    return net


def spelled_out(path):
    return torch.load(path)  # expect: MLA401 as info


def found(path):
    return torch.load(path)  # expect: MLA401 as warning


def both():
    return spelled_out("trained/letters.pt"), found(newest("trained"))


def at_newest():
    return torch.load(os.path.join(SHELF, newest(SHELF)))  # expect: MLA401 as warning
