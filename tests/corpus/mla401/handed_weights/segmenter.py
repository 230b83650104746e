# seen in: Sanster/IOPaint iopaint/plugins/segment_anything/build_sam.py@61a759fb3f332bacdce8b2813f4837495c9b86e0
import torch

from networks import Segmenter


def build_large(checkpoint=None):
    return _build(width=1024, checkpoint=checkpoint)


def build_small(checkpoint=None):
    return _build(width=256, checkpoint=checkpoint)


SIZES = {"large": build_large, "small": build_small}


def _build(width, checkpoint=None):
    network = Segmenter(width)
    if checkpoint is not None:
        with open(checkpoint, "rb") as stream:
            state = torch.load(stream)  # expect: MLA401 as info
        network.load_state_dict(state)
    return network.eval()
