# seen in: marqo-ai/marqo src/marqo/s2_inference/processing/DINO_utils.py@58efc2430eaf9677f35899ef82b16e87028ded88
"""One repository, and one pin that is missing: told once a function."""

import torch
from flags import ModelFlags, TokenizerFlags
from wrapped import Wrapped


def load(arch, size):
    if arch == "small":
        if size == 8:
            return torch.hub.load("acme/seeing:main", "small8")  # expect: MLA402 as warning
        return torch.hub.load("acme/seeing:main", "small16")  # expect: MLA402 as info
    return torch.hub.load("acme/looking:main", "base16")  # expect: MLA402 as warning


class Stella(Wrapped):
    def __init__(self, properties):
        super().__init__(
            properties,
            model_flags=ModelFlags(trust_remote_code=True),  # expect: MLA402 as warning
            tokenizer_flags=TokenizerFlags(trust_remote_code=True),  # expect: MLA402 as info
        )
