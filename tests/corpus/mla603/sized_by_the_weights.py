# a form of: parts of a checkpoint, for each of which a module is made as large as the weights are
import torch
from network import Block, Positions


class Part(torch.nn.Module):
    pass


def blocks(weights):
    found = []
    for at in range(20):
        own = {}
        for name in weights:
            if f"block.{at}." in name:
                own[name.partition(f"block.{at}.")[2]] = weights[name]
        if own:
            width, depth = own["linear.weight"].shape[0], 4
            block = Block(width, depth)
            block.load_state_dict(own, strict=False)
            found.append(block)
    return found


def positions(weights):
    width = weights["positions.empty"].shape[0]
    part = Part()
    part.positions = Positions(width)
    part.load_state_dict(weights, strict=False)
    return part.positions


def of_any_size(weights, width):
    block = Block(width, 4)
    block.load_state_dict(weights, strict=False)  # expect: MLA603 as warning
    return block


def half_of_it(weights):
    width = weights["positions.empty"].shape[0]
    part = Part()
    part.positions = Positions(width)
    part.head = Block(512, 4)
    part.load_state_dict(weights, strict=False)  # expect: MLA603 as warning
    return part
