# seen in: minivess-mlops/minivess-mlops src/minivess/pipeline/post_training_plugins/model_merging.py@e3eb123d9726bbb49a9412bb95f34d32e1603b00
import torch


def _merge(checkpoint, other):
    first = torch.load(checkpoint, weights_only=False)  # expect: MLA401 as warning
    return first, other


def restore(primary, fallback=None):
    return torch.load(fallback, weights_only=False)  # expect: MLA401 as info
