"""How it is said that a call has no bound."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex

from .bounds import Bound

_FETCHES: Final = regex(
    r"\b(dvc|aws|gsutil|gcloud|azcopy|git|curl|wget|pget|huggingface-cli|hf|ollama|docker|rclone|scp|rsync|install)\b"
)
"""Programs that talk to a network."""
_INSTALLS: Final = regex(r"\b(pip3?|uv|conda|mamba)\b.*\b(install|add)\b")
_READS: Final = frozenset(
    {
        "describe",
        "rev-parse",
        "rev-list",
        "log",
        "status",
        "show",
        "diff",
        "branch",
        "name-rev",
        "symbolic-ref",
        "config",
    }
    | {"ls-files", "show-ref", "shortlog", "--version", "tag", "merge-base"}
)
"""What git answers from the checkout alone, in milliseconds."""
_DIAGNOSTICS: Final = frozenset(
    {"nvidia-smi", "rocm-smi", "lscpu", "lspci", "uname", "hostname", "whoami", "free", "nproc", "uptime", "which"}
)
"""Programs that only tell of the machine that they run on."""
_REMOTE: Final = frozenset(
    {"kubectl", "oc", "helm", "ssh", "scp", "rsync", "psql", "pg_dump", "mysql", "mysqldump", "mongosh", "redis-cli"}
    | {"aws", "gcloud", "gsutil", "az", "curl", "wget", "sqlcmd", "databricks", "rclone"}
)
"""Programs that wait for a server, each with no bound of its own that is short."""
_SUITES: Final = frozenset({"pytest", "tox", "nox"})
_ADDRESS: Final = regex(r"(?i)(^|_)(url|uri)$")
_OWN_VERSION: Final = frozenset({"--version", "-version", "-V", "version", "--help"})


def fetches(node: ast.Call) -> bool:
    """Whether a child process is one of these, by what is written of it."""
    return _FETCHES.search(ast.unparse(node)[:200]) is not None


def installs_missing(file: FileContext, node: ast.Call) -> bool:
    """Whether a child process is to install what could not be imported: ``except ImportError: check_call([...])``."""
    handler = next(file.ancestors(node, ast.ExceptHandler), None)
    if handler is None or handler.type is None or _INSTALLS.search(ast.unparse(node)) is None:
        return False
    kinds = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    return all(last_part(kind) in ("ImportError", "ModuleNotFoundError") for kind in kinds)


def reads_checkout(file: FileContext, node: ast.Call) -> bool:
    """``subprocess.check_output(["git", "rev-parse", "HEAD"])``, also of a `Popen` that is then waited for."""
    words = _command(file, node)
    if words[:1] != ["git"]:
        return False
    if "-C" in words[:2]:
        words = words[2:]
    return len(words) > 1 and words[1] in _READS


def only_asks(file: FileContext, node: ast.Call) -> bool:
    """Whether a child process only tells of its machine or of itself: ``nvidia-smi``, ``ffmpeg -version``."""
    words = _command(file, node)
    program = words[0].rpartition("/")[2] if words else ""
    return program in _DIAGNOSTICS or (bool(program) and len(words) == 2 and words[1] in _OWN_VERSION)


def _command(file: FileContext, node: ast.Call) -> list[str]:
    """The words of the command that a child process is given, "" for each that is not written out."""
    owner = node.func.value if isinstance(node.func, ast.Attribute) else None
    made = file.names.single_value(owner) if isinstance(owner, ast.Name) else owner
    started = made if isinstance(made, ast.Call) else node
    command = started.args[0] if started.args else file.argument(started, "args")
    if isinstance(command, ast.Name):
        command = file.names.single_value(command)
    if isinstance(command, ast.Call) and last_part(command.func) == "split" and isinstance(command.func, ast.Attribute):
        command = command.func.value
    if isinstance(command, ast.List | ast.Tuple):
        return [str(part.value) if isinstance(part, ast.Constant) else "" for part in command.elts]
    if isinstance(command, ast.JoinedStr):  # what is put in is taken for one word
        texts = [str(part.value) if isinstance(part, ast.Constant) else "\0" for part in command.values]
        written = "".join(texts)
    else:
        written = str(command.value) if isinstance(command, ast.Constant) else ""
    return ["" if "\0" in word else word for word in written.split()]


def of_address(file: FileContext, node: ast.Call, name: str) -> bool:
    """Whether ffmpeg is to read what stands at an address: ``ffmpeg.probe(url)``, or ``ffmpeg.run`` of an input that is
    one.
    """
    if not name.startswith("ffmpeg."):
        return False
    home: ast.AST = file.function_of(node) or file.tree.module
    inputs = [call for call in file.inside(home, ast.Call) if file.call_name(call) == "ffmpeg.input"]
    given = [call.args[0] for call in ([node] if name == "ffmpeg.probe" else inputs) if call.args]
    return any(
        _ADDRESS.search(last_part(each)) is not None
        or str(file.constant(each)).startswith(("http:", "https:", "rtsp:"))
        for each in given
    )


def is_unattended(file: FileContext, node: ast.Call, name: str) -> bool:
    """Whether a child process that asks a server, or runs a suite of tests, is one of which nothing is seen while it
    runs: what it writes is captured.
    """
    words = [word.rpartition("/")[2] for word in _command(file, node)]
    if not words or not (words[0] in _REMOTE or words[:2] == ["docker", "exec"] or not _SUITES.isdisjoint(words[:3])):
        return False
    if _OWN_VERSION & set(words):
        return False
    told = {each.arg: each.value for each in node.keywords if each.arg}
    captured = file.constant(told.get("capture_output")) is True or last_part(told.get("stdout")) == "PIPE"
    return name == "subprocess.check_output" or captured


def is_killed(file: FileContext, node: ast.Call) -> bool:
    """Whether a child process was killed before it is waited for: ``child.kill(); child.communicate()``."""
    owner = file.text(node.func.value) if isinstance(node.func, ast.Attribute) else ""
    home: ast.AST = file.function_of(node) or file.tree.module
    own = next(iter(file.ancestors(node, (ast.ExceptHandler, ast.If))), home)
    return any(
        call.func.attr == "kill" and call.lineno < node.lineno and file.text(call.func.value) == owner
        for call in file.inside(own, ast.Call)
        if isinstance(call.func, ast.Attribute)
    )


def shortfall(file: FileContext, node: ast.Call, default: float | None, given: Bound) -> str:
    """What is wrong with a call: nothing bounds it, or something does that is no bound."""
    called = file.call_name(node) or ""
    renamed = called.count(".") == 1 and called.startswith(("requests.", "httpx."))  # `import requests as re`
    name = f"`{called if renamed else file.text(node.func)}`"
    if given is Bound.NONE:
        return f"{name} is told to wait for ever"
    if default is not None:
        return f"{name} has no timeout of its own, and its default is {default:g} s"
    return f"{name} has no timeout"
