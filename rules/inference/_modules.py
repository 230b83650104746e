"""Torch modules in a file: which expressions are modules, and where gradients and modes are settled."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from typing import Any, Final

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.facts import Candidate
from mlaudit.code.file import FileContext
from mlaudit.code.pattern import regex
from mlaudit.code.project import ProjectView
from mlaudit.code.tree import parents

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
_TRAINS: Final = frozenset({"backward", "manual_backward", "minimize", "scale_loss", "training_step", "zero_grad"})
_FREEZES: Final = frozenset(
    {"eval_mode", "freeze", "for_inference", "optimize_for_inference", "prepare_model_for_inference", "set_eval_mode"}
)
_SWITCHES: Final = _FREEZES | {"eval", "train", "set_training", "set_mode"}
_NEEDS_GRADIENT: Final = regex(
    r"(^|_|\.|\d)(train|training|fit|finetune|loss|grad|grads|gradient|gradients|gradcam|cam|saliency|explain|attribut|attack|adversar|"
    r"fgsm|pgd|optimi[sz]e|step|backward|forward|captum|shap|meta|trace|export|onnx|profile|summary|benchmark|test)",
    re.IGNORECASE,
)
MODE_LAYERS: Final = regex(
    r"(Dropout\w*|AlphaDropout|FeatureAlphaDropout|BatchNorm\w*|LazyBatchNorm\w+|SyncBatchNorm|BatchRenorm\w*|dropout|DropPath|DropBlock\w*|StochasticDepth|LSTM|GRU)$"
)
QUIET: Final = frozenset(
    {"torch.no_grad", "torch.inference_mode", "torch.autograd.no_grad", "torch.autograd.inference_mode"}
    | {"torch.autograd.grad_mode.no_grad", "torch.autograd.grad_mode.inference_mode"}
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
        known = [call for call in file.calls_where(may_call_module) if may_be_module(file, call)]
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
            return owner is not None and (function.attr in owner.attributes or function.attr in owner.bindings)
    return False


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
    """``factory`` or ``pretrained`` for a library's module, ``own`` for what may be a class of the project, else ""."""
    if _FACTORIES.match(made):
        return "factory"
    if _PRETRAINED.match(made):
        # a tokenizer or processor is called as well, and has no gradient
        return "" if re.search(r"Tokenizer|Processor|Extractor|Config|Pipeline", made) else "pretrained"
    if made == "torch.load":
        return "loaded"
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
    return "own" if last[:1].isupper() and "()" not in made else ""


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


def enclosing(file: FileContext, node: ast.AST) -> Iterator[FunctionNode]:
    """The functions round a node, innermost first."""
    for parent in parents(node):
        if isinstance(parent, ast.FunctionDef | ast.AsyncFunctionDef):
            yield parent


def is_quiet(file: FileContext, node: ast.AST, *, surely: bool = False) -> bool:
    """Whether no gradient is recorded where `node` stands, by a block or decorator round it.

    A context that is decided elsewhere (``set_grad_enabled(flag)``, one in a variable) may do it; not so with `surely`.
    """
    for parent in parents(node):
        if isinstance(parent, ast.With | ast.AsyncWith):
            if any(_switches_off(file, item.context_expr, surely) for item in parent.items):
                return True
        elif isinstance(parent, ast.FunctionDef | ast.AsyncFunctionDef):
            if any(_switches_off(file, decorator, surely) for decorator in parent.decorator_list):
                return True
    return False


def _switches_off(file: FileContext, node: ast.expr, surely: bool = False) -> bool:
    name = file.qualname(node.func if isinstance(node, ast.Call) else node) or ""
    # few blocks have to be written out: the words would stand in their lines
    lines = "".join(file.source.lines[node.lineno - 1 : node.end_lineno])
    written = ast.unparse(node) if "grad" in lines or "inference_mode" in lines else ""
    if name.removesuffix("()") in QUIET or "no_grad" in written or "inference_mode" in written:
        return True
    return not surely and ("grad" in written or (isinstance(node, ast.Name) and not name))


def quiet_regions(file: FileContext) -> list[list[int]]:
    """First and last lines of the blocks and functions in which no gradient is recorded."""
    blocks: list[ast.With | ast.AsyncWith] = [*file.tree.of(ast.With), *file.tree.of(ast.AsyncWith)]
    functions: list[FunctionNode] = [*file.tree.of(ast.FunctionDef), *file.tree.of(ast.AsyncFunctionDef)]
    off: list[ast.stmt] = [b for b in blocks if any(_switches_off(file, item.context_expr) for item in b.items)]
    off += [f for f in functions if any(_switches_off(file, decorator) for decorator in f.decorator_list)]
    return [[node.lineno, node.end_lineno or node.lineno] for node in off]


def wants_gradient(file: FileContext, node: ast.AST) -> bool:
    """Whether the code round `node` trains, or explains by gradients; named so, or doing so."""
    for function in enclosing(file, node):
        if _NEEDS_GRADIENT.search(function.name):
            return True
        home: ast.AST = function
        for call in file.inside(home, ast.Call):
            last = (
                call.func.attr
                if isinstance(call.func, ast.Attribute)
                else call.func.id
                if isinstance(call.func, ast.Name)
                else ""
            )
            if (
                last in _TRAINS
                or "grad" in last.lower()
                or "CAM" in last
                or last in ("criterion", "loss_fn", "cross_entropy")
            ):
                return True
        for attribute in file.inside(home, ast.Attribute):
            if attribute.attr in ("requires_grad", "grad"):
                return True
    cls = file.class_of(node)
    if cls is not None:
        if any(
            isinstance(s, ast.FunctionDef) and s.name in ("forward", "training_step", "compute_loss") for s in cls.body
        ):
            return True
        if _NEEDS_GRADIENT.search(_words(cls.name)):
            return True
    return False


def _words(name: str) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name)


def trains(file: FileContext) -> bool:
    """Whether the file trains anywhere."""
    return any(isinstance(call.func, ast.Attribute) for call in file.calls_where(_may_train))


def _may_train(_: str, last: str) -> bool:
    return last in _TRAINS


def switched_off_everywhere(file: FileContext) -> bool:
    """Whether gradients are off for the whole program or for the parameters: by a global switch or `requires_grad`."""
    if file.calls_where(_switches_gradients):
        return True
    for assign in file.tree.of(ast.Assign) if file.holds(b"requires_grad") else ():
        for target in assign.targets:
            if isinstance(target, ast.Attribute) and target.attr == "requires_grad":
                return True
    return False


def _switches_gradients(name: str, last: str) -> bool:
    return name.endswith("set_grad_enabled") or last in ("requires_grad_", "__enter__")


def evaluates(file: FileContext) -> bool:
    """Whether anything in the file is put in evaluation mode."""
    for call in file.calls_where(_may_switch):
        if isinstance(call.func, ast.Attribute):
            if call.func.attr == "eval" and not call.args and not call.keywords:
                return True
            if call.func.attr in ("train", "set_training", "set_mode") and (call.args or call.keywords):
                return True
            if call.func.attr in _FREEZES:
                return True
    return False


def _may_switch(_: str, last: str) -> bool:
    return last in _SWITCHES


@cache
def _is_mode_layer(last: str) -> bool:
    return MODE_LAYERS.fullmatch(last) is not None


def mode_layers(file: FileContext) -> dict[str, list[str]]:
    """The layers that act differently in training, by class of the file, nested modules of the file included."""
    if not any(_is_mode_layer(last) for _, last in file.calls):
        return {}
    names = {cls.name for cls in file.tree.of(ast.ClassDef)}
    qualnames = [file.tree.scope_at(cls).qualname for cls in file.tree.of(ast.ClassDef)]
    own: dict[str, set[str]] = {}
    uses: dict[str, set[str]] = {qualname: set() for qualname in qualnames}
    for (_, last), calls in file.calls.items():
        is_layer = _is_mode_layer(last)
        for call in calls if is_layer or last in names else ():
            acts = is_layer and (last not in ("LSTM", "GRU") or any(k.arg == "dropout" for k in call.keywords))
            for cls in parents(call) if acts or last in names else ():
                if isinstance(cls, ast.ClassDef):
                    qualname = file.tree.scope_at(cls).qualname
                    (own.setdefault(qualname, set()) if acts else uses[qualname]).add(last)
    for _ in range(4):
        for qualname, used in uses.items():
            for other in used:
                own.setdefault(qualname, set()).update(own.get(other, ()))
    return {qualname: sorted(layers) for qualname, layers in own.items() if layers}


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


def called_quietly(
    project: ProjectView, candidate: Candidate, regions: dict[str, dict[str, Any]], depth: int = 4
) -> bool:
    """Whether every known way to the candidate's function leads through a block without gradients."""
    where = candidate.finding.location
    if where is None or not candidate.function:
        return False
    return _quiet(project, where.path, candidate.function, regions, depth)


def _quiet(project: ProjectView, path: str, function: str, regions: dict[str, dict[str, Any]], depth: int) -> bool:
    callers = project.callers((path, function))
    if not callers or depth <= 0:
        return False
    for caller in callers:
        spans = regions.get(caller.path, {}).get("quiet", [])
        if any(first <= caller.call.line <= last for first, last in spans):
            continue
        if not caller.qualname or not _quiet(project, caller.path, caller.qualname, regions, depth - 1):
            return False
    return True
