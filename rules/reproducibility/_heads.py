"""New heads on pretrained models, whose weights are drawn when the model is made."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.file import FileContext
from mlaudit.code.pattern import regex

HEAD: Final = regex(
    r"^transformers(?:\.\w+)*\.\w+For(?:Sequence|Token|Image|Audio|Video)Classification(?:\(\))?\.from_pretrained$"
)
_TRAINER: Final = regex(r"^transformers(?:\.\w+)*\.(?:Seq2Seq)?Trainer$")


def makes_head(file: FileContext, node: ast.Call, name: str) -> bool:
    """Whether a call gives a pretrained model a head of new labels, and hands it to a Hugging Face trainer in the same
    function: the trainer seeds in its constructor, too late for the head. A `model_init` is called after that.
    """
    if not HEAD.match(name):
        return False
    if all(file.argument(node, given) is None for given in ("num_labels", "id2label")):
        return False
    home: ast.AST = file.function_of(node) or file.tree.module
    trainers = [call for call in file.inside(home, ast.Call) if _TRAINER.match(file.call_name(call) or "")]
    return any(
        file.function_of(call) is file.function_of(node) and file.argument(call, "model_init") is None
        for call in trainers
    )
