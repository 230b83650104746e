"""MLA401: files that run code when they are loaded, from places that others can write to."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Any, Final

import msgspec

from mlaudit.code.closed import is_closed
from mlaudit.code.facts import Candidate
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.origin import KINDS, Origin, farthest, origins, put_there
from mlaudit.code.project import ProjectView
from mlaudit.code.rule import FileRule, Issue
from mlaudit.findings import Finding, Fix, Related, Severity

from ._loads.accepted import is_accepted
from ._loads.checked import is_checked, is_stopped
from ._loads.chosen import follow, is_chosen_aside, left_at_default
from ._loads.handed import is_always_spelled_out, is_handed_over
from ._loads.judged import what_is_loaded
from ._loads.loaders import ADDRESS, BYTES, INDEX, JUDGED, KERAS, LOADERS, PEER, RELEASED, of_framework
from ._loads.mounted import is_mounted, is_mounted_bucket
from ._loads.named_parts import named_by_request, named_part
from ._loads.named_stores import named_store
from ._loads.own_files import (
    goes_on_with_own,
    has_fixed_default,
    is_named_by_program,
    is_own,
    is_put_together_here,
    is_written_here,
    leaf,
    savers,
    saves_states,
    saves_too,
    written,
)
from ._loads.own_hub import downloaded_from, is_own_hub, uploaded_to
from ._loads.own_repository import is_own_address
from ._loads.own_viewer import most_in_viewer
from ._loads.refused import refused
from ._loads.texts import hands_out_texts
from ._loads.weights_only import is_for_old_torch, is_tried_again, weights_only_fix
from ._loads.whole_modules import is_whole_module
from ._paths.cleaned import WEB, looked_up

_CHOSEN: Final = ("parameter", "command line", "environment")
"""Origins by which whoever starts the program chooses a file, and may choose one that it then writes itself."""
_BY_STARTER: Final = ("command line", "environment")
"""Origins by which whoever starts the program chooses: who runs code there as themselves already."""
_FAR: Final = {
    "request": Severity.CRITICAL,
    "upload": Severity.CRITICAL,
    "download": Severity.ERROR,
    "cache": Severity.ERROR,
    "queue": Severity.ERROR,
    "peer": Severity.WARNING,  # as a rule another process of the same service
    "text": Severity.WARNING,
    "hub": Severity.ERROR,
    "service": Severity.WARNING,
    "revision": Severity.WARNING,
}
_BY_ANYBODY: Final = ("request", "upload", "peer")
"""Origins of files that are nobody's own, whatever a comment says."""
_OF_THE_TEAM: Final = ("bucket", "registry")
"""Where a team keeps its models: who can write there puts them into service anyway."""
_OWN_STORES: Final = ("cache", "service", "revision")
"""Where the project, or whoever deploys it, has put its own models, what it keeps for itself, and what was looked at
once: as a rule nobody else chooses what lies there.
"""
_BY_LAST: Final = (INDEX, BYTES, PEER)
_SAFE_SINCE: Final = (2, 6)
_HAS_ARGUMENT: Final = (1, 13)
_WITHOUT_ARGUMENT: Final = "save the weights as safetensors, check the file's SHA-256 before loading, or raise torch."


class UnsafeLoad(FileRule):
    """A file that can run code is loaded from a place outside the program.

    Looks for loaders that run code from the file they read. A load is flagged where the path or the bytes come from
    outside the program, also through a wrapper of the project's own, or from a parameter of a public function that
    nobody in the project gives a fixed value.

    Reports these loaders:
    - `pickle`, `joblib`, `dill`, `cloudpickle` and `pandas.read_pickle`
    - `torch.load` without `weights_only=True`, or with it switched off
    - `np.load(allow_pickle=True)` and `yaml.load`
    - Keras with `safe_mode=False`
    - LangChain's `load_local(allow_dangerous_deserialization=True)`
    - ZeroMQ's `recv_pyobj`

    Where the file comes from:
    - a request or an upload; a part of the name of a file in a folder of the program's own that a request gives, where
      it may hold a slash and nothing looks it up first, is a warning
    - a download, also one to a file that is loaded after, or a model hub
    - a bucket, a cache, a row of a database
    - a socket or a queue, also what a broker hands to a callback or a wrapper round it gives back
    - the command line or the environment

    Severities, the farther outside, the more severe:
    - error or above: a request, an upload, a download, a hub, a queue
    - warning at most: a cache, a database, a service that the environment names, a repository or hub account of the
      owner's, a fixed revision on a hub
    - info: what whoever starts the program names, what comes out of a model registry, a bucket or a repository of a hub
      that the project uploads to, and what is loaded in a notebook
    - info: `torch.load` of a path that callers hand over, where the requirements name a version before 2.6 and no upper
      bound; and of a path whose file the program names itself, where they name no version that is safe
    - info: what is typed into a page that a package brings for use on one's own machine (it is started by a command of
      the package, and nothing deploys it); a warning where such pages take uploads
    - info: a path that only a method which no service calls can be given, and an asset of a release, or a file at a
      commit, that is fetched over https from an address that stands in the code
    - info: a load beside which a comment takes the risk (it names `weights_only`, says that the file is trusted or
      one's own, or keeps Bandit or Ruff from telling the same), unless a request brings or chooses the file

    - info: a download whose digest another function of the file compares, and ends the program where it is wrong
    - info: what a function loads once more in another branch

    - info: a `torch.load` that is tried again without its safe mode where that refuses the file; a warning below 2.6,
      unless it is tried for a torch that does not know that mode (`except TypeError`)

    `torch.load` with `weights_only=False` is flagged wherever its file comes from: a warning at most where that is no
    place outside the program, and info where the program names the file itself.

    Why it hurts:
        Loading such a file executes whatever its author put into it, with the rights of the service: whoever can write
        the file, or choose its path, owns the machine. `torch.load` reads tensors only by default since 2.6; below
        that, and with `weights_only=False`, it is a pickle like any other.

    Bad:
        import sys
        import torch

        state = torch.load(sys.argv[1], weights_only=False)
        ---
        import pickle
        from fastapi import FastAPI, UploadFile

        app = FastAPI()

        @app.post("/models")
        def install(file: UploadFile):
            return str(pickle.loads(file.file.read()))
        ---
        import os
        import joblib

        model = joblib.load(os.environ["MODEL_PATH"])

    Good:
        import sys
        import torch

        state = torch.load(sys.argv[1], weights_only=True)
        ---
        import joblib

        model = joblib.load("models/churn.joblib")
        ---
        import sys
        from safetensors.torch import load_file

        state = load_file(sys.argv[1])

    When not to use it:
        Not flagged, but for a `torch.load` without its safe mode:

        - An artifact at a fixed path inside the repository: MLC101 judges the file itself.
        - A temporary file or a checkpoint that the program wrote itself.
        - `load(path)` of a class that also saves.
        - What the same function has checked against a known digest, or a signature with a key of its own.
        - A part of a path that a function on the way refuses unless it is one of a few, or holds no slash.
        - A model that the platform puts in place (AZUREML_MODEL_DIR, SM_MODEL_DIR, AIP_STORAGE_URI, SageMaker's
          `model_fn`).
        - Bytes out of a Redis client that decodes its answers to texts (`decode_responses=True`).
        - A path that whoever deploys the service chooses may be trusted: check the file against a known SHA-256 before
          loading, and suppress with that as the reason.

    References:
        https://docs.python.org/3/library/pickle.html
        https://docs.pytorch.org/docs/stable/generated/torch.load.html
    """

    code = "MLA401"
    in_notebooks = Severity.INFO
    name = "unsafe-load"
    severity = Severity.ERROR
    elsewhere = Severity.WARNING
    confirmed_by = "MLC101"
    remediation = (
        "Load weights with torch.load(..., weights_only=True), safetensors or skops; else check the file's SHA-256 "
        "against a known value first."
    )
    fix = "safe for a state_dict under a known torch; else unsafe"
    triggers = (
        b"pickle",
        b"joblib",
        b"dill",
        b"torch.load",
        b"allow_pickle",
        b"yaml",
        b"safe_mode",
        b"torch",
        b"shelve",
        b"load_local",
        b"recv_pyobj",
        b"deserialize_from_bytes",
        b"gensim",
        b"load_learner",
        b"marshal",
        b"pycaret",
        b"skops",
        b"stable_baselines3",
        b"ultralytics",
        b"autogluon",
        b"statsmodels",
        b"upload_folder",
        b"upload_file(",
        b"push_to_hub",
        *(each.encode() for each in WEB),
    )

    def wants_call(self, name: str, last: str) -> bool:
        """Names that `visit_Call` knows."""
        return name in LOADERS or name.endswith(KERAS) or name in JUDGED or last in _BY_LAST or bool(of_framework(name))

    def visit_Call(self, node: ast.Call, file: FileContext) -> Iterator[Issue]:
        """Judge a call of a loader."""
        last = last_part(node.func)
        name = file.call_name(node) or (last if last in _BY_LAST else None)
        if name is None:
            return
        source, opted_out = what_is_loaded(file, node, name)
        if source is None or is_checked(file, node):
            return
        home = file.qualname_of(node)
        every = frozenset(each for each in origins(file, source) if not is_mounted(each, home))
        chosen = {each for each in every if each.kind in ("parameter", "request")}
        checked = refused(file, node) if chosen else ()
        origin = farthest(every - {each for each in chosen if each.detail in checked})
        address = file.constant(source)
        if isinstance(address, str) and ADDRESS.match(address):
            origin = Origin("download" if address.startswith(("http", "ftp")) else "bucket", address)
        elif origin is None:
            origin = farthest(put_there(file, source)) or named_store(file, source)
        elif origin.kind == "parameter":
            origin = named_store(file, source) or origin
        if origin is not None and is_mounted_bucket(file, origin):
            return
        if origin is not None and origin.kind == "cache" and last == "loads" and hands_out_texts(file):
            return
        if (origin is None or origin.kind in _CHOSEN) and is_written_here(file, node, source):
            return
        shown = name.replace("()", "")
        data: dict[str, Any] = {"api": shown, "torch": name == "torch.load", "opted_out": opted_out}
        is_fixed = is_put_together_here(file, source) or has_fixed_default(file, source)
        data |= {"fixed": is_fixed or saves_states(file), "leaf": leaf(file, source)}
        data["resumes"] = is_written_here(file, node, source, resumes=True)
        data |= {"savers": savers(file), "accepted": is_accepted(file, node)}
        data |= {"named": is_named_by_program(file, source), "stopped": is_stopped(file, node)}
        before = self._told_before(file, node, source, opted_out=opted_out)
        if before:
            data["again"] = before
        data["tried again"] = data["torch"] and not opted_out and is_tried_again(file, node)
        data["for old torch"] = data["tried again"] and is_for_old_torch(file, node)
        data["whole"] = data["torch"] and opted_out and is_whole_module(file, node)
        if of_framework(name):
            data["framework"] = True
        data["part"] = named_part(file, source) if origin is None and not of_framework(name) else ""
        if origin is None:
            if name == "torch.load" or (data["part"] and data["part"] not in checked):
                yield self.issue(node, "", data=data, fix=weights_only_fix(file, node, name))
            return
        data["origin"] = list(origin)
        data["saves"] = saves_too(file, node, name)
        data["repository"] = downloaded_from(file, node) if origin.kind == "hub" else ""
        fix = weights_only_fix(file, node, name)
        yield self.issue(node, "", data=data, evidence={"source": file.text(source)}, fix=fix)

    def _told_before(self, file: FileContext, node: ast.Call, source: ast.expr, *, opted_out: bool) -> int:
        """The line at which the same function has loaded the same path in the same way before, in another branch; 0 for
        the first.
        """
        told: dict[tuple[object, ...], ast.Call] = file.shared.setdefault("paths that are loaded", {})
        key = (file.function_of(node), file.call_name(node), ast.unparse(source), opted_out)
        first = told.setdefault(key, node)
        return first.lineno if first is not node else 0

    def finish(self, file: FileContext) -> Iterator[Issue]:
        """The files that this one writes, and what it looks up before it hands it on."""
        names = written(file)
        if names:
            yield self.issue(file.tree.module.body[0], "", data={"writes": names})
        own = uploaded_to(file)
        if own:
            yield self.issue(file.tree.module.body[0], "", data={"uploads to": own})
        known = looked_up(file)
        if known:
            yield self.issue(file.tree.module.body[0], "", data={"looked up": known})

    def refine(self, candidate: Candidate, project: ProjectView) -> Finding | None:
        """One finding for what a function loads in several branches: the others are notes."""
        data, path = candidate.data, _path(candidate)
        if "writes" in data or "uploads to" in data or "looked up" in data:
            return None
        finding = self._of_load(candidate, project)
        if finding is None or not data.get("again"):
            return finding
        related = (*finding.related, Related(path, data["again"], "the same file is loaded here, and told of"))
        return msgspec.structs.replace(finding, severity=min(finding.severity, Severity.INFO), related=related)

    def _of_load(self, candidate: Candidate, project: ProjectView) -> Finding | None:
        """Settle the version of torch, and follow a parameter to what callers give."""
        data, path = candidate.data, _path(candidate)
        candidate = self._with_settled_fix(candidate, project)
        safe_default = data["torch"] and not data["opted_out"] and self._is_safe_torch(project, path)
        if safe_default:
            return None
        given = data.get("origin")
        origin = Origin(*given) if given else None
        related: tuple[Related, ...] = ()
        if origin is not None and origin.kind in ("parameter", "request"):
            where = (path, candidate.function)
            if is_closed(project, where, origin.detail.partition(".")[0], candidate.first):
                origin = None
        handed = origin.detail.partition(".")[0] if origin is not None and origin.kind == "parameter" else ""
        if origin is not None and origin.kind == "parameter":
            origin, related = follow(project, path, candidate.function, origin)
        if origin is not None and origin.kind in _CHOSEN and data.get("leaf"):
            serving = project.context(path, candidate.function) == "serving"
            if not serving and is_own(project, self.code, path, data["leaf"]):
                return None  # the folder is chosen from outside, the file is the project's own
        if origin is not None and origin.kind == "parameter" and data.get("saves"):
            if project.context(path, candidate.function) != "serving":
                return None  # `save(path)` and `load(path)` of one class
        if data["resumes"] and (origin is None or origin.kind in _CHOSEN):
            return None  # where a run goes on with what it has saved itself
        if data["opted_out"] and (origin is None or origin.kind == "parameter"):
            if goes_on_with_own(project, path, candidate.function, data["savers"]):
                return None
        if data.get("framework") and (origin is None or origin.kind in _CHOSEN):
            return None
        if data["part"]:
            told = self._named_by_request(candidate, project)
            if told is not None:
                return told
        if origin is None:
            return self._without_origin(candidate, project, handed)
        return self._finding(candidate, project, origin, related)

    def _named_by_request(self, candidate: Candidate, project: ProjectView) -> Finding | None:
        """A file under a folder of the program's own, whose name holds what a request gives."""
        path, part = _path(candidate), candidate.data["part"]
        if is_closed(project, (path, candidate.function), part, candidate.first):
            return None
        named = named_by_request(project, self.code, path, candidate.function, part)
        finding = project.in_context(self, candidate) if named is not None else None
        if named is None or finding is None:
            return None
        message = (
            f"`{candidate.data['api']}` runs code from a file that the request names (`{named[0].detail}`): with `../` "
            "it is one of any folder"
        )
        severity = min(finding.severity, Severity.WARNING)
        return msgspec.structs.replace(finding, message=message, severity=severity, related=named[1], confidence=0.9)

    def _with_settled_fix(self, candidate: Candidate, project: ProjectView) -> Candidate:
        """The fix is dropped under a torch without the argument, and safe only under one that is known to have it; so
        is the advice to use it.
        """
        fix = candidate.finding.fix
        if fix is None and not candidate.data["torch"]:
            return candidate
        asked = project.requirement(_path(candidate), "torch")
        lowest = asked.lowest if asked is not None else None
        settled: Fix | None = fix
        if asked is not None and asked.highest is not None and asked.highest < _HAS_ARGUMENT:
            old = f"`{asked.written}` has no weights_only= (1.13 has): {_WITHOUT_ARGUMENT}"
            return msgspec.structs.replace(
                candidate, finding=msgspec.structs.replace(candidate.finding, fix=None, remediation=old)
            )
        if fix is None:
            return candidate
        if fix.safe and (lowest is None or lowest < _HAS_ARGUMENT):
            reason = "torch has the argument since 1.13, and which torch this project uses is not said"
            settled = msgspec.structs.replace(fix, safe=False, reason=reason)
        return msgspec.structs.replace(candidate, finding=msgspec.structs.replace(candidate.finding, fix=settled))

    def _is_safe_torch(self, project: ProjectView, path: str) -> bool:
        asked = project.requirement(path, "torch")
        return asked is not None and asked.lowest is not None and asked.lowest >= _SAFE_SINCE

    def _without_origin(self, candidate: Candidate, project: ProjectView, handed: str) -> Finding | None:
        """A fixed or unknown path: only a safe mode that is switched off, or a version without one, is worth a word;
        one that some versions lack, where a caller hands the path over by the parameter `handed`.
        """
        data, path, most = candidate.data, _path(candidate), Severity.WARNING
        if not data["torch"]:
            return None
        if data["tried again"]:
            message = (
                "`torch.load` is tried again without its safe mode where that refuses the file: before torch 2.6 it "
                "runs any code that the file holds"
            )
            asked = project.requirement(path, "torch")
            is_old = asked is not None and asked.highest is not None and asked.highest < _SAFE_SINCE
            most = most if is_old and not data["for old torch"] else Severity.INFO
        elif data["opted_out"]:
            if data.get("origin") and left_at_default(project, path, candidate.function, data["origin"][1]):
                most = Severity.INFO
            if not data.get("origin") and data["named"]:
                most = Severity.INFO  # who can change the file can change the program that names it
            advice = "keep a state_dict in place of the module" if data["whole"] else "a state_dict needs none"
            message = f"`torch.load` with `weights_only=False` runs any code that the file holds; {advice}"
        else:
            asked = project.requirement(path, "torch")
            if asked is None or (data.get("leaf") and is_own(project, self.code, path, data["leaf"])):
                return None
            if asked.highest is not None and asked.highest < _SAFE_SINCE:
                if data["fixed"] or data["leaf"] or is_always_spelled_out(project, path, candidate.function, handed):
                    most = Severity.INFO  # an artifact of the repository or of this run, trusted like any other pickle
                says = "has no safe default (2.6 has)"
            elif asked.lowest is not None and handed and not data["fixed"] and not data["accepted"]:
                if not is_handed_over(project, path, candidate.function, handed):
                    return None
                most, says = Severity.INFO, "admits versions without a safe default (2.6 has one)"
            else:
                return None
            message = f"`torch.load` runs any code that the file holds: `{asked.written}` {says}"
        finding = project.in_context(self, candidate)
        if finding is None:
            return None
        if data["accepted"]:
            most = Severity.INFO
        return msgspec.structs.replace(finding, message=message, severity=min(finding.severity, most))

    @staticmethod
    def _most_of_uncalled(candidate: Candidate, project: ProjectView) -> Severity:
        """How severe a load in a function can be that nobody is seen to call; a method may be called out of sight."""
        function = candidate.function
        if not function or project.callers((_path(candidate), function)):
            return Severity.CRITICAL
        return Severity.WARNING if "." in function else Severity.INFO

    def _finding(
        self, candidate: Candidate, project: ProjectView, origin: Origin, related: tuple[Related, ...]
    ) -> Finding | None:
        finding = project.in_context(self, candidate)
        if finding is None:
            return None
        api = candidate.data["api"]
        named = f" ({origin.detail})" if origin.detail and origin.kind != "parameter" else ""
        place = f"parameter `{origin.detail}`" if origin.kind == "parameter" else f"{KINDS[origin.kind]}{named}"
        switched = " with its safe mode switched off" if candidate.data["opted_out"] else ""
        severity = max(finding.severity, _FAR.get(origin.kind, finding.severity))
        if origin.kind in (*_CHOSEN, *_OWN_STORES) or is_own_address(project, origin.detail):
            severity = min(severity, Severity.WARNING)
        if origin.kind in _BY_STARTER or (origin.kind == "download" and RELEASED.match(origin.detail)):
            severity = Severity.INFO
        if origin.kind == "parameter" and (finding.context != "serving" or is_chosen_aside(project, related)):
            severity = Severity.INFO
        repository = candidate.data.get("repository", "")
        if origin.kind in _OF_THE_TEAM or (repository and is_own_hub(project, self.code, repository)):
            severity = Severity.INFO
        if origin.kind not in (*_CHOSEN, "request", "upload") and finding.context == "library":
            severity = min(severity, self._most_of_uncalled(candidate, project))
        accepted = candidate.data["accepted"] and origin.kind not in _BY_ANYBODY
        if candidate.data["stopped"] and origin.kind in ("download", "hub"):
            accepted = True
        if origin.kind == "request":
            chooser = related[0].path if related else _path(candidate)
            severity = min(severity, most_in_viewer(project, chooser))
        if finding.context == "notebook" or accepted:
            severity = min(severity, Severity.INFO)
        return msgspec.structs.replace(
            finding,
            message=f"`{api}`{switched} runs code from a file chosen by {place}",
            severity=severity,
            confidence=0.6 if origin.kind == "parameter" else 1.0,
            related=related,
        )


def _path(candidate: Candidate) -> str:
    return candidate.finding.location.path if candidate.finding.location is not None else ""
