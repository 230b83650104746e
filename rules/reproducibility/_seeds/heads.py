"""New heads on pretrained models, whose weights are drawn when the model is made."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.tree import parent_of

HEAD: Final = regex(
    r"^transformers(?:\.\w+)*\.\w+For(?:Sequence|Token|Image|Audio|Video)Classification(?:\(\))?\.from_pretrained$"
)
_TRAINER: Final = regex(r"^transformers(?:\.\w+)*\.(?:Seq2Seq)?Trainer$")
_REDRAWS: Final = regex(r"^(normal|uniform|trunc_normal|(xavier|kaiming|glorot)_(normal|uniform)|orthogonal)_$")


def new_head(file: FileContext, node: ast.Call, name: str) -> ast.Call | None:
    """Where a pretrained model gets the weights of a head for new labels: in `node`, or by hand below it. None where it
    gets none, or does not go to a Hugging Face trainer in the same function: the trainer seeds in its constructor, too
    late for the head. A `model_init` is called after that.
    """
    if not HEAD.match(name) or all(file.argument(node, given) is None for given in ("num_labels", "id2label")):
        return None
    home: ast.AST = file.function_of(node) or file.tree.module
    calls = [call for call in file.inside(home, ast.Call) if file.function_of(call) is file.function_of(node)]
    trainers = [call for call in calls if _TRAINER.match(file.call_name(call) or "")]
    if all(file.argument(call, "model_init") is not None for call in trainers):
        return None
    above = parent_of(node)
    held = last_part(above.targets[0]) if isinstance(above, ast.Assign) else ""
    return next((call for call in calls if call.lineno > node.lineno and held and _redraws(call, held)), node)


def _redraws(call: ast.Call, held: str) -> bool:
    """``model.classifier.weight.data.normal_()``, ``torch.nn.init.xavier_uniform_(model.classifier.weight)``."""
    if not _REDRAWS.match(last_part(call.func)):
        return False
    owners = [call.func, *call.args]
    return any(isinstance(part, ast.Name) and part.id == held for each in owners for part in ast.walk(each))
