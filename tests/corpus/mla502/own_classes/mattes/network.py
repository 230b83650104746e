# seen in: Sanster/IOPaint iopaint/plugins/briarmbg2.py@61a759fb3f332bacdce8b2813f4837495c9b86e0
import torch.nn as nn
from huggingface_hub import PyTorchModelHubMixin
from transformers import PreTrainedModel


class MatteModel(PreTrainedModel):
    def __init__(self, config):
        super().__init__(config)
        self.head = nn.Conv2d(config.width, 1, 1)


class EdgeModel(MatteModel):
    """Matting that keeps hair."""


class DepthModel(nn.Module, PyTorchModelHubMixin):
    def __init__(self, width=64):
        super().__init__()
        self.head = nn.Conv2d(width, 1, 1)


class Palette:
    """Reads colours out of the package: no hub is asked."""

    @classmethod
    def from_pretrained(cls, name):
        return cls()


class PinnedModel(PreTrainedModel):
    @classmethod
    def from_pretrained(cls, name):
        return super().from_pretrained(name, revision="0c1f7d2a9b3e4f5061728394a5b6c7d8e9f00112")


def matte():
    return MatteModel.from_pretrained("matte-lab/MATTE-2")  # expect: MLA502 as info
