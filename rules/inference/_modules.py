"""Torch modules in a file: which expressions are modules, and where gradients and modes are settled."""

from __future__ import annotations

import ast
import re
from functools import cache
from typing import Any, Final

from mlaudit.code.called import called, lasts
from mlaudit.code.file import FileContext, in_order
from mlaudit.code.pattern import regex
from mlaudit.code.project import ProjectView
from mlaudit.code.tree import parent_of

SELF_RETURNING: Final = frozenset(
    {
        "to",
        "cuda",
        "cpu",
        "eval",
        "train",
        "half",
        "float",
        "double",
        "bfloat16",
        "requires_grad_",
        "to_empty",
        "share_memory",
    }
)
_FACTORIES: Final = regex(
    r"^(torchvision\.models\.(?!list_models|get_weight)[\w.]+|timm\.create_model|segmentation_models_pytorch\.\w+"
    r"|efficientnet_pytorch\.EfficientNet\.from_(pretrained|name)|pretrainedmodels\.\w+(\.\w+)?|facenet_pytorch\.InceptionResnetV1"
    r"|open_clip\.create_model|monai\.networks\.nets\.[A-Z]\w+|efficientnet_pytorch\.EfficientNet|vit_pytorch\.\w+|resnest\.torch\.\w+"
    r"|segmentation_models_pytorch\.\w+\.\w+|torchvision\.models\.get_model|transformers\.\w+\.from_config|torch_geometric\.nn\.models\.\w+)$"
)
_PRETRAINED: Final = regex(r"^(transformers|sentence_transformers|diffusers)\.\w+\.from_pretrained$")
_FREEZES: Final = frozenset(
    {"eval_mode", "freeze", "for_inference", "optimize_for_inference", "prepare_model_for_inference", "set_eval_mode"}
)
_SWITCHES: Final = _FREEZES | {"eval", "train", "set_training", "set_mode"}
MODE_LAYERS: Final = regex(
    r"(Dropout\w*|AlphaDropout|FeatureAlphaDropout|BatchNorm\w*|LazyBatchNorm\w+|SyncBatchNorm|BatchRenorm\w*|dropout|DropPath|DropBlock\w*|StochasticDepth|LSTM|GRU)$"
)


def instance_of(file: FileContext, node: ast.expr, depth: int = 4) -> str | None:
    """The dotted constructor of the object that `node` is, seen through ``.to(device)`` and defaults of parameters."""
    if isinstance(node, ast.Name) and file.names.class_of_self(node) is not None:
        return None
    name = stripped(file.qualname(node))
    if name is not None:
        return name
    if depth <= 0:
        return None
    found: set[str] = set()
    if isinstance(node, ast.Name):
        for binding in file.names.lookup(node.id, node):
            if binding.kind not in ("assign", "arg") or binding.value is None:
                return None
            if isinstance(binding.value, ast.Constant) and binding.value.value is None:
                continue
            if _is_same_again(binding.value, node.id):
                continue
            made = instance_of(file, binding.value, depth - 1)
            if made is None:
                return None
            found.add(made)
    return found.pop() if len(found) == 1 else None


def called_module(function: ast.expr) -> ast.expr:
    """The module in ``module(x)`` and in ``module.forward(x)``."""
    if isinstance(function, ast.Attribute) and function.attr == "forward":
        return function.value
    return function


def may_call_module(name: str, last: str) -> bool:
    """Whether calls of this name may be of an object: its type is known, or nothing is."""
    return not name or name.endswith("()") or last == "forward"


def module_calls(file: FileContext) -> list[ast.Call]:
    """The calls that may be of a module, by their name and form."""
    known: list[ast.Call] | None = file.shared.get("calls that may be of modules")
    if known is None:
        lists = [calls for (name, last), calls in file.calls.items() if may_call_module(name, last)]
        known = in_order(call for calls in lists for call in calls if may_be_module(file, call))
        file.shared["calls that may be of modules"] = known
    return known


def may_be_module(file: FileContext, call: ast.Call) -> bool:
    """Whether a call may be of an object, by its form alone: most calls are of functions, and are passed over here."""
    function = call.func
    if not (call.args or call.keywords):
        return False
    if isinstance(function, ast.Name):
        bindings = file.names.lookup(function.id, function)
        return bool(bindings) and bindings[0].kind in ("assign", "arg", "with")
    if isinstance(function, ast.Attribute):
        if function.attr == "forward":
            return True
        if isinstance(function.value, ast.Name) and function.attr in _members(file):
            owner = file.names.class_of_self(function.value)
            if owner is not None:
                return function.attr in owner.attributes or function.attr in owner.bindings
        return function.attr in file.tree.held and file.names.is_held(function)
    return isinstance(function, ast.Subscript) and file.qualname(function) is not None


def _members(file: FileContext) -> set[str]:
    """The names of what classes of a file hold."""
    known: set[str] | None = file.shared.get("members of classes")
    if known is None:
        classes = [scope for scope in file.tree.scopes if scope.is_class]
        known = file.shared["members of classes"] = {
            name for scope in classes for names in (scope.attributes, scope.bindings) for name in names
        }
    return known


def _is_same_again(value: ast.expr, name: str) -> bool:
    """``model = model.to(device)``."""
    while isinstance(value, ast.Call) and isinstance(value.func, ast.Attribute) and value.func.attr in SELF_RETURNING:
        value = value.func.value
    return isinstance(value, ast.Name) and value.id == name


def stripped(name: str | None) -> str | None:
    """``pkg.Net().to()`` is an instance of ``pkg.Net``; None for what is no instance."""
    if name is None or not name.endswith("()"):
        return None
    made = name.removesuffix("()")
    while True:
        owner, _, last = made.rpartition(".")
        if last in SELF_RETURNING and owner.endswith("()"):
            made = owner.removesuffix("()")
            continue
        return made


def kind_of(made: str) -> str:
    """``factory`` or ``pretrained`` for a library's module, ``stack`` for a sequence of layers, ``own`` for what may be
    a class of the project, ``built`` for what a function of it may give, else "".
    """
    if _FACTORIES.match(made):
        return "factory"
    if _PRETRAINED.match(made):
        # a tokenizer or processor is called as well, and has no gradient
        return "" if re.search(r"Tokenizer|Processor|Extractor|Config|Pipeline", made) else "pretrained"
    if made == "torch.load":
        return "loaded"
    if made == "torch.nn.Sequential":
        return "stack"
    root = made.partition(".")[0]
    if root in (
        "torch",
        "torchvision",
        "transformers",
        "builtins",
        "numpy",
        "timm",
        "sklearn",
        "PIL",
        "cv2",
        "keras",
        "tensorflow",
    ):
        return ""
    last = made.rpartition(".")[2]
    if "()" in made or not last:
        return ""
    return "own" if last[:1].isupper() else "built"


def is_module_class(project: ProjectView, made: str, path: str) -> bool:
    """Whether a dotted name is a class of the project that derives from torch's `Module`."""
    symbol = project.resolve(made, path)
    if symbol is None or symbol.cls is None:
        return False
    bases = frozenset(
        {
            "torch.nn.Module",
            "torch.nn.modules.Module",
            "torch.nn.modules.module.Module",
            "torch.nn.Sequential",
            "lightning.LightningModule",
            "lightning.pytorch.LightningModule",
            "pytorch_lightning.LightningModule",
            "pytorch_lightning.core.LightningModule",
            "torch_geometric.nn.MessagePassing",
            "transformers.PreTrainedModel",
        }
    )
    return project.has_base(symbol.path, symbol.cls, bases)


def evaluates(file: FileContext) -> bool:
    """Whether anything in the file is put in evaluation mode."""
    for call in called(file, *_SWITCHES):
        if isinstance(call.func, ast.Attribute):
            if call.func.attr == "eval" and not call.args and not call.keywords:
                return True
            if call.func.attr in ("train", "set_training", "set_mode") and (call.args or call.keywords):
                return True
            if call.func.attr in _FREEZES:
                return True
    return False


@cache
def _is_mode_layer(last: str) -> bool:
    return MODE_LAYERS.fullmatch(last) is not None


def mode_layers(file: FileContext) -> dict[str, list[str]]:
    """The layers that act differently in training, by class of the file, nested modules of the file included."""
    layers = set(filter(_is_mode_layer, lasts(file)))
    if not layers:
        return {}
    names = {cls.name for cls in file.tree.of(ast.ClassDef)}
    qualnames = {cls: file.tree.scope_at(cls).qualname for cls in file.tree.of(ast.ClassDef)}
    own: dict[str, set[str]] = {}
    uses: dict[str, set[str]] = {qualname: set() for qualname in qualnames.values()}
    for (_, last), calls in file.calls.items():
        is_layer = last in layers
        for call in calls if is_layer or last in names else ():
            acts = is_layer and (last not in ("LSTM", "GRU") or any(k.arg == "dropout" for k in call.keywords))
            cls = parent_of(call) if acts or last in names else None
            while cls is not None:
                if isinstance(cls, ast.ClassDef):
                    (own.setdefault(qualnames[cls], set()) if acts else uses[qualnames[cls]]).add(last)
                cls = parent_of(cls)
    for _ in range(4):
        for qualname, used in uses.items():
            for other in used:
                own.setdefault(qualname, set()).update(own.get(other, ()))
    return {qualname: sorted(found) for qualname, found in own.items() if found}


def markers(project: ProjectView, code: str) -> dict[str, dict[str, Any]]:
    """What the files said of themselves to the rule `code`, by path."""
    key = f"{code} markers"
    found = project.shared.get(key)
    if not isinstance(found, dict):
        found = {}
        for path, facts in project.files.items():
            for candidate in facts.candidates_of(code):
                if "marker" in candidate.data:
                    found[path] = candidate.data
        project.shared[key] = found
    return found
