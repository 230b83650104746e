"""MLA402: code that comes from a hub with the model."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Any, Final

import msgspec

from mlaudit.code.arithmetic import UNKNOWN
from mlaudit.code.bindings import FunctionNode
from mlaudit.code.facts import Candidate
from mlaudit.code.file import FileContext, in_order, last_part
from mlaudit.code.origin import Origin, farthest, origins
from mlaudit.code.pattern import regex
from mlaudit.code.project import ProjectView
from mlaudit.code.rule import FileRule, Issue, Severity
from mlaudit.code.tree import parent_of
from mlaudit.findings import Finding, Related

from ..libraries.builders import is_packaged
from ..reproducibility._pins.commits import revision_fix
from ._loads.chosen import follow
from ._loads.own_repository import is_own_address
from ._native import is_native, models_named
from ._shown import is_shown

_COMMIT: Final = regex(r"^[0-9a-f]{7,40}$")
_TAG: Final = regex(r"^v?\d+(\.\d+)+")
_HUB: Final = frozenset({"torch.hub.load", "torch.hub.help", "torch.hub.list"})
_BY_NAME: Final[dict[str, tuple[str, ...]]] = {
    "optunahub.load_module": ("ref",),
    "llama_index.core.llama_pack.download_llama_pack": (),
    "llama_index.llama_pack.download_llama_pack": (),
    "llama_index.core.download_loader": (),
    "llama_index.core.readers.download_loader": (),
    "llama_index.download_loader": (),
    "llama_index.readers.download_loader": (),
    "llama_hub.download_loader": (),
}
"""Calls that fetch code by a name and import it, each with the arguments that say which commit."""
_FOLDERS: Final = (".", "/", "~")
_DROP: Final = "Leave trust_remote_code out: the model needs no code of its own."
_VENDOR: Final = "Put the code that was read into the repository, or install it as a package at a version."
_OF_CONFIG: Final = "Read the code, and pin it: code_revision= with a full commit hash; the call takes no revision=."


class RemoteCode(FileRule):
    """Code that was downloaded with a model is run, and nothing fixes which code.

    Looks for code that comes from a hub or a repository and is run at once. It is flagged where nothing fixes it to a
    commit.

    Reports:
    - `trust_remote_code=True` without a commit as the revision, also in a dict of arguments that is handed on
    - a model made from a config (`from_config`) with no `code_revision`: the config's own revision says nothing of it
    - `torch.hub.load` of a repository with neither tag nor commit
    - modules of OptunaHub with no `ref`
    - packs and loaders of LlamaIndex, which are fetched by a name

    On the serving path it is an error, elsewhere a warning. It is a warning at most for the code of a config, where no
    repository is seen by name, and for models that transformers knows without the flag. A repository that whoever
    starts a script names on the command line is info, and so is what one function takes from a repository of
    `torch.hub` once more, or the flags of a tokenizer beside those of its model. One repository that a file loads from
    several times, by its name or by one variable (a config, a tokenizer, a model), is one decision: it is told at the
    first load, and the others are info. So are notebooks, examples, experiments and the like, unless a service runs
    them or other code imports them.

    Why it hurts:
        The owner of the repository, or whoever took it over, runs code in the training job and in the service at the
        next download, with their secrets and their network.

    Bad:
        from transformers import AutoModel

        model = AutoModel.from_pretrained("owner/odd-model", trust_remote_code=True)
        ---
        import torch

        model = torch.hub.load("ultralytics/yolov5", "yolov5s")

    Good:
        from transformers import AutoModel

        COMMIT = "4556d13015211d73dccd3fdd39d39232506f3e43"
        model = AutoModel.from_pretrained("owner/odd-model", trust_remote_code=True, revision=COMMIT)
        ---
        import torch

        model = torch.hub.load("pytorch/vision:v0.20.1", "resnet18", weights="IMAGENET1K_V1")
        ---
        import torch

        model = torch.hub.load("./vendored/yolov5", "custom", path="weights.pt", source="local")

    When not to use it:
        - Code that was read, at a commit.
        - A flag that the caller passes on.
        - What `local_files_only=True` keeps off the hub.
        - Loaders of files that come with `datasets` (`load_dataset("parquet", ...)`): there is no code to fetch.
        - What `torch.hub` loads from the repository that this very code stands in.
        - A folder on this machine whose code came with the repository: suppress with that as the reason.

    References:
        https://huggingface.co/docs/transformers/custom_models
        https://pytorch.org/docs/stable/hub.html
    """

    code = "MLA402"
    name = "remote-code"
    severity = Severity.ERROR
    elsewhere = Severity.WARNING
    in_notebooks = Severity.INFO
    remediation = "Read the code, and pin it: revision= with a full commit hash, or owner/repository:commit."
    fix = "unsafe, where the file names a commit"
    triggers = (b"trust_remote_code", b"hub", b"download_llama_pack", b"download_loader")

    def wants_call(self, name: str, last: str) -> bool:
        """Names that `visit_Call` knows."""
        return name in _HUB or name in _BY_NAME

    def visit_Call(self, node: ast.Call, file: FileContext) -> Iterator[Issue]:
        """``torch.hub.load``, and what else fetches code by a name."""
        pins = _BY_NAME.get(file.call_name(node) or "")
        if pins is None:
            yield from self._hub(node, file)
        elif not file.has_unpacking(node) and all(file.argument(node, pin) is None for pin in pins):
            wanted = file.constant(node.args[0]) if node.args else UNKNOWN
            shown = f" of {wanted!r}" if isinstance(wanted, str) else ""
            said = f"`{file.text(node.func)}`{shown} runs whatever code was pushed last under that name"
            yield self.issue(node, said, remediation=f"Pass {pins[0]}= with a full commit hash." if pins else _VENDOR)

    def finish(self, file: FileContext) -> Iterator[Issue]:
        """``trust_remote_code=True`` of a call, and ``model_kwargs={"trust_remote_code": True}``."""
        if file.holds(b"trust_remote_code"):
            for call in in_order(file.tree.of(ast.Call)):
                if call.keywords and file.call_name(call) not in _HUB:
                    yield from self._trusts(call, file)
            for given in file.tree.of(ast.Dict):
                yield from self._arguments(given, file)

    def _trusts(self, node: ast.Call, file: FileContext) -> Iterator[Issue]:
        given = file.keyword_maybe(node, "trust_remote_code")
        if not isinstance(given, ast.expr) or file.constant(given) is not True:
            return
        for pin in ("code_revision", "revision"):
            revision = file.keyword_maybe(node, pin)
            if revision is UNKNOWN:
                return
            if isinstance(revision, ast.expr):
                value = file.constant(revision)
                if not isinstance(value, str) or _COMMIT.match(value):
                    return
        wanted = (
            node.args[0] if node.args else next((k.value for k in node.keywords if k.arg and "name" in k.arg), None)
        )
        named = file.constant(wanted) if wanted is not None else UNKNOWN
        if isinstance(named, str) and (named.startswith(_FOLDERS) or named.endswith("/")):
            return
        if _keeps_off_the_hub(file, node) or is_packaged(file, node):
            return
        if last_part(node.func) == "from_mcp" or (wanted is not None and _is_seen_to_be_there(file, node, wanted)):
            return
        function = file.text(node.func)
        if isinstance(node.func, ast.Attribute) and node.func.attr == "from_config":
            yield from self._of_config(node, function, file)
            return
        models = models_named(file, node, wanted)
        if models and all(map(is_native, models)):
            message = f"`{function}` may run code of the repository, and transformers knows {models[0]!r} without it"
            yield self.issue(node, message, remediation=_DROP, data={"step_down": True})
            return
        of = f" of {named!r}" if isinstance(named, str) else ""
        message = f"`{function}`{of} runs whatever code stands in the repository at that moment: no commit is given"
        unseen = not isinstance(named, str)
        origin = farthest(origins(file, wanted)) if wanted is not None and unseen else None
        data: dict[str, Any] = {"unseen": unseen, "origin": list(origin) if origin is not None else []}
        # flags of a model and of its tokenizer, in one call that says whose they are, or one repository's parts
        what = (file.statement_of(node),) if wanted is None else _repository(file, wanted)
        data |= _told_before(file, node, *what) if what else {}
        yield self.issue(node, message, fix=revision_fix(file, node), data=data)

    def refine(self, candidate: Candidate, project: ProjectView) -> Finding | None:
        """One step down where no code is run today; where no repository is seen, a warning at most; a note where the
        same is told of already.
        """
        finding = project.in_context(self, candidate)
        if finding is None or is_own_address(project, candidate.data.get("repository", "")):
            return None  # who can push there can change this file, too
        severity = finding.severity
        if candidate.data.get("step_down"):
            severity = Severity.WARNING if severity > Severity.WARNING else Severity.INFO
        elif candidate.data.get("unseen"):
            by_hand = finding.context == "script" and _is_named_by_hand(candidate, project)
            severity = Severity.INFO if by_hand else min(severity, Severity.WARNING)
        again, where = candidate.data.get("again"), finding.location
        if where is None:
            return finding
        if finding.context != "serving" and is_shown(project, where.path):
            severity = Severity.INFO
        if not again:
            return msgspec.structs.replace(finding, severity=severity)
        line, home = again
        if finding.context != "serving" or project.context(where.path, home) == "serving":
            severity = min(severity, Severity.INFO)
        related = Related(where.path, line, "the same code is run here, and told of", where.cell)
        return msgspec.structs.replace(finding, severity=severity, related=(*finding.related, related))

    def _of_config(self, node: ast.Call, function: str, file: FileContext) -> Iterator[Issue]:
        """``AutoModel.from_config(config)``: a revision of the config is not handed on to the code.

        Said once for the branches of one function, and nowhere where the config itself was loaded at no commit.
        """
        config = file.argument(node, "config", 0)
        made = file.names.single_value(config) if config is not None else None
        loaded = made if isinstance(made, ast.Call) and last_part(made.func) == "from_pretrained" else None
        if loaded is not None and (_is_local(file, loaded) or self._is_unpinned(file, loaded)):
            return
        told: set[FunctionNode | None] = file.shared.setdefault("code of configs", set())
        home = file.function_of(node)
        if home in told:
            return
        told.add(home)
        message = (
            f"`{function}` takes no revision from its config: it runs whatever code stands in the repository at that "
            "moment, and no `code_revision` is given"
        )
        yield self.issue(
            node,
            message,
            severity=Severity.WARNING,
            confidence=0.8,
            remediation=_OF_CONFIG,
            data={"own_severity": True},
        )

    def _is_unpinned(self, file: FileContext, loaded: ast.Call) -> bool:
        """Whether the config is told of itself."""
        return any(True for _ in self._trusts(loaded, file))

    def _arguments(self, node: ast.Dict, file: FileContext) -> Iterator[Issue]:
        """``model_kwargs={"trust_remote_code": True}``."""
        given = {
            file.constant(key): value for key, value in zip(node.keys, node.values, strict=True) if key is not None
        }
        trusts = given.get("trust_remote_code")
        if trusts is None or file.constant(trusts) is not True or UNKNOWN in given or None in node.keys:
            return
        if "revision" in given or "code_revision" in given or _is_unpacked(file, node):
            return
        message = (
            "these arguments run whatever code stands in the model's repository at that moment: they name no commit"
        )
        yield self.issue(trusts, message, confidence=0.8)

    def _hub(self, node: ast.Call, file: FileContext) -> Iterator[Issue]:
        repository = file.constant(file.argument(node, "repo_or_dir", 0))
        if not isinstance(repository, str) or file.constant(file.argument(node, "source", 2)) == "local":
            return
        _, _, reference = repository.partition(":")
        if repository.startswith(_FOLDERS) or _COMMIT.match(reference) or _TAG.match(reference):
            return
        branch = f"branch {reference!r}" if reference else "default branch"
        message = f"`torch.hub` runs the code at the {branch} of {repository!r}: whatever was pushed last"
        name = repository.partition(":")[0]
        data = {"repository": f"https://github.com/{name}"} | _told_before(
            file, node, file.function_of(node), repository
        )
        yield self.issue(node, message, data=data)


def _told_before(file: FileContext, node: ast.Call, *what: object) -> dict[str, Any]:
    """The line at which the same code has been told of before, and its function; {} for the first."""
    told: dict[tuple[object, ...], ast.Call] = file.shared.setdefault("code that is told of", {})
    first = told.setdefault(what, node)
    return {"again": [first.lineno, file.qualname_of(first)]} if first is not node else {}


def _repository(file: FileContext, wanted: ast.expr) -> tuple[object, ...]:
    """What tells the repository of a load from the others of a file: its name, or the variable that holds it, as it is
    bound there. () for what a call gives, or an item of something: it may be another one each time.
    """
    named = file.constant(wanted)
    if isinstance(named, str):
        return (named,)
    root = wanted
    while isinstance(root, ast.Attribute):
        root = root.value
    if not isinstance(root, ast.Name):
        return ()
    home = file.class_of(wanted) if root is not wanted and root.id == "self" else None
    bound = () if home is not None else frozenset(map(id, file.names.lookup(root.id, root)))
    return (ast.unparse(wanted), home, bound) if home is not None or bound else ()


def _keeps_off_the_hub(file: FileContext, node: ast.Call) -> bool:
    """Whether a load takes what lies on this machine alone: ``local_files_only=True``, also by a default."""
    given = file.argument(node, "local_files_only")
    if given is None:
        return False
    if isinstance(given, ast.Name) and (home := file.function_of(given)) is not None:
        arguments = home.args
        every = [*arguments.posonlyargs, *arguments.args]
        pairs = [*zip(reversed(every), reversed(arguments.defaults), strict=False)]
        pairs += [(each, v) for each, v in zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True) if v]
        given = next((default for each, default in pairs if each.arg == given.id), given)
    return file.constant(given) is True


def _is_named_by_hand(candidate: Candidate, project: ProjectView) -> bool:
    """Whether whoever starts a script names the repository on the command line."""
    said, where = candidate.data["origin"], candidate.finding.location
    if not said or where is None:
        return False
    found: Origin | None = Origin(*said)
    if found is not None and found.kind == "parameter":
        found, _ = follow(project, where.path, candidate.function, found)
    return found is not None and found.kind == "command line"


def _is_local(file: FileContext, loaded: ast.Call) -> bool:
    """Whether what is loaded lies in a folder."""
    named = file.constant(loaded.args[0]) if loaded.args else UNKNOWN
    return isinstance(named, str) and named.startswith(_FOLDERS)


def _is_seen_to_be_there(file: FileContext, node: ast.Call, wanted: ast.expr) -> bool:
    """Whether the load stands where what it loads was seen to exist: then it is a folder, and no repository."""
    function = file.function_of(node)
    names = {part.id for part in file.inside(wanted, ast.Name)} if not isinstance(wanted, ast.Name) else {wanted.id}
    if function is None:
        return False
    for branch in file.inside(function, ast.If):
        denied = isinstance(branch.test, ast.UnaryOp) and isinstance(branch.test.op, ast.Not)
        asked = branch.test.operand if isinstance(branch.test, ast.UnaryOp) else branch.test
        if not isinstance(asked, ast.Call) or last_part(asked.func) not in ("exists", "isdir", "is_dir"):
            continue
        of = asked.args[0] if asked.args else asked.func.value if isinstance(asked.func, ast.Attribute) else None
        if not isinstance(of, ast.Name) or of.id not in names:
            continue
        if denied:
            if isinstance(branch.body[-1], ast.Raise | ast.Return) and branch.body[-1].lineno < node.lineno:
                return True
        elif branch.body[0].lineno <= node.lineno <= (branch.body[-1].end_lineno or node.lineno):
            return True
    return False


def _is_unpacked(file: FileContext, node: ast.Dict) -> bool:
    """Whether a dict is unpacked into a call that `visit_Call` judges."""
    holder = parent_of(node)
    if isinstance(holder, ast.keyword):
        return holder.arg is None
    names = (
        [target.id for target in holder.targets if isinstance(target, ast.Name)]
        if isinstance(holder, ast.Assign)
        else []
    )
    return any(
        keyword.arg is None and isinstance(keyword.value, ast.Name) and keyword.value.id in names
        for keyword in file.tree.of(ast.keyword)
    )
