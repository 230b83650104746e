# seen in: marqo-ai/marqo src/marqo/s2_inference/languagebind/__init__.py@58efc2430eaf9677f35899ef82b16e87028ded88
from .network import DepthModel, EdgeModel, MatteModel, Palette, PinnedModel

KINDS = {"edge": EdgeModel, "matte": MatteModel}


def by_kind(kind, size):
    name = f"Matte-Lab/{size}"
    return KINDS[kind].from_pretrained(name, cache_dir="cache")  # expect: MLA502 as info


def depth():
    return DepthModel.from_pretrained("matte-lab/depth-small")  # expect: MLA502 as info


def sound(folder, size):
    palette = Palette.from_pretrained("matte-lab/palette")
    pinned = PinnedModel.from_pretrained("matte-lab/MATTE-2")
    at_commit = EdgeModel.from_pretrained("matte-lab/edge", revision="0c1f7d2a9b3e4f5061728394a5b6c7d8e9f00112")
    here = EdgeModel.from_pretrained(folder)
    own = EdgeModel.from_pretrained(f"run-output/{size}")
    deeper = EdgeModel.from_pretrained(f"Runs/{size}/best")
    return palette, pinned, at_commit, here, own, deeper
