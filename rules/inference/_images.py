"""The image that code is served from, and whether it is made for a machine without a GPU."""

from __future__ import annotations

from typing import Final

from mlaudit.code.deployments import starting_texts
from mlaudit.code.pattern import regex
from mlaudit.code.project import ProjectView

_IMAGE: Final = regex(r"^((Docker|Container)file([._-][\w.-]*)?|[\w-]+\.[Dd]ockerfile)$")
_BASE: Final = regex(r"(?im)^\s*FROM\s+(?:--platform=\S+\s+)?(\S+)(?:\s+AS\s+(\S+))?")
_FOR_GPU: Final = regex(r"(?i)cuda|nvidia|nvcr\.io|gpu|rocm|tensorrt|pytorch/pytorch|vllm|runpod|\$")
"""Bases that bring what a GPU needs, and those whose name is given from outside."""


def is_served_without_gpu(project: ProjectView, path: str) -> bool:
    """Whether the nearest images above a file, and there are some, stand on bases without anything for a GPU."""
    texts = {name: text for name, text in starting_texts(project).items() if _IMAGE.match(name.rpartition("/")[2])}
    folder = path
    while texts and folder:
        folder = folder.rpartition("/")[0]
        here = [text for name, text in texts.items() if name.rpartition("/")[0] == folder]
        if here:
            bases = [_bases(text) for text in here]
            return all(bases) and not any(_FOR_GPU.search(base) for each in bases for base in each)
    return False


def _bases(text: str) -> list[str]:
    """The images that an image is made from, but for its own stages."""
    found: list[tuple[str, str]] = _BASE.findall(text)
    stages = {stage.lower() for _, stage in found if stage}
    return [base for base, _ in found if base.lower() not in stages]


__all__ = ["is_served_without_gpu"]
