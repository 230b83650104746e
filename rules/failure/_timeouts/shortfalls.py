"""How it is said that a call has no bound."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex

from .._told.processes import ends_by_itself
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
_ENDS: Final = frozenset({"kill", "terminate", "send_signal"})
"""Methods of a child process that end it."""
_REMOTE: Final = frozenset(
    {"kubectl", "oc", "helm", "ssh", "scp", "rsync", "psql", "pg_dump", "mysql", "mysqldump", "mongosh", "redis-cli"}
    | {"aws", "gcloud", "gsutil", "az", "curl", "wget", "sqlcmd", "databricks", "rclone"}
    | {"kaggle", "prefect", "huggingface-cli", "hf"}
)
"""Programs that wait for a server, each with no bound of its own that is short."""
_SUITES: Final = frozenset({"pytest", "tox", "nox"})
_ADDRESS: Final = regex(r"(?i)(^|_)(url|uri)$")
_OWN_VERSION: Final = frozenset({"--version", "-version", "-V", "version", "--help"})


def fetches(node: ast.Call) -> bool:
    """Whether a child process is one of these, by what is written of it."""
    return _FETCHES.search(ast.unparse(node)[:200]) is not None


def saves_stream(file: FileContext, node: ast.Call) -> bool:
    """Whether a request asks for a file that its function writes to the disk as it comes: ``stream=True``, and a loop
    over ``iter_content``.
    """
    home = file.function_of(node)
    if home is None or file.constant(file.argument(node, "stream")) is not True:
        return False
    calls = file.inside(home, ast.Call)
    return {last_part(call.func) for call in calls}.issuperset({"open", "write"}) and any(
        last_part(call.func) in ("iter_content", "iter_bytes", "iter_raw") for call in calls
    )


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


def is_over_at_once(file: FileContext, node: ast.Call) -> bool:
    """Whether a child process is to end another, or to open a folder: ``os.system(f"start {folder}")``."""
    command = _given(file, node)
    return command is not None and ends_by_itself(file, command)


def only_asks(file: FileContext, node: ast.Call) -> bool:
    """Whether a child process only tells of its machine or of itself: ``nvidia-smi``, ``ffmpeg -version``."""
    words = _command(file, node)
    program = words[0].rpartition("/")[2] if words else ""
    return program in _DIAGNOSTICS or (bool(program) and len(words) == 2 and words[1] in _OWN_VERSION)


def _command(file: FileContext, node: ast.Call) -> list[str]:
    """The words of the command that a child process is given, "" for each that is not written out."""
    command = _given(file, node)
    if isinstance(command, ast.List | ast.Tuple):
        return [str(part.value) if isinstance(part, ast.Constant) else "" for part in command.elts]
    if isinstance(command, ast.JoinedStr):  # what is put in is taken for one word
        texts = [str(part.value) if isinstance(part, ast.Constant) else "\0" for part in command.values]
        written = "".join(texts)
    else:
        written = str(command.value) if isinstance(command, ast.Constant) else ""
    return ["" if "\0" in word else word for word in written.split()]


def _given(file: FileContext, node: ast.Call) -> ast.expr | None:
    """The command that a child process is given, as it is written: a list, or a text."""
    owner = node.func.value if isinstance(node.func, ast.Attribute) else None
    made = file.names.single_value(owner) if isinstance(owner, ast.Name) else owner
    started = made if isinstance(made, ast.Call) else node
    command = started.args[0] if started.args else file.argument(started, "args")
    if isinstance(command, ast.Name):
        command = file.names.single_value(command)
    if isinstance(command, ast.Call) and last_part(command.func) == "split" and isinstance(command.func, ast.Attribute):
        return command.func.value
    return command


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


def killed_by(file: FileContext, node: ast.Call) -> str:
    """The other function that ends a child process which this one waits for, and which a global or an attribute keeps
    for both: what stands behind a button that stops it; "" where there is none.
    """
    owner = node.func.value if isinstance(node.func, ast.Attribute) else None
    home = file.function_of(node)
    if home is None or owner is None or not _is_kept(file, owner):
        return ""
    shown, cls = ast.unparse(owner), file.class_of(home)
    for call in file.calls_where(lambda _, last: last in _ENDS or "kill" in last or "terminate" in last):
        function = file.function_of(call)
        if (
            function is None
            or function is home
            or (isinstance(owner, ast.Attribute) and file.class_of(call) is not cls)
        ):
            continue
        told = call.func.value if isinstance(call.func, ast.Attribute) and call.func.attr in _ENDS else None
        given = [part for argument in call.args for part in file.inside(argument, ast.Attribute) if part.attr == "pid"]
        if any(ast.unparse(each) == shown for each in (told, *(part.value for part in given)) if each is not None):
            return function.name
    return ""


def _is_kept(file: FileContext, owner: ast.expr) -> bool:
    """Whether a child process is held by a global that the function gives it to, or by ``self``."""
    if isinstance(owner, ast.Attribute):
        return last_part(owner.value) in ("self", "cls")
    return isinstance(owner, ast.Name) and owner.id in file.scope_of(owner).globals


def converts_own(file: FileContext, node: ast.Call) -> bool:
    """Whether ffmpeg reads a file that the same function has made, and asks nobody anything: it ends by itself."""
    words, command = _command(file, node), _given(file, node)
    program = words[0].rpartition("/")[2] if words else ""
    if program not in ("ffmpeg", "ffprobe") or not isinstance(command, ast.List | ast.Tuple):
        return False
    if program == "ffmpeg" and {"-nostdin", "-y"}.isdisjoint(words) and words[-1] != "-":
        return False  # it may ask whether it may write over a file
    after = [part for word, part in zip(words, command.elts[1:], strict=False) if word == "-i"]
    return all(_is_made_here(file, part) for part in after or command.elts[-1:])


def _is_made_here(file: FileContext, path: ast.expr) -> bool:
    """Whether a path is that of a temporary file, or of one that the function has written before, on one way at least:
    then it is no address on any.
    """
    home, shown = file.function_of(path), ast.unparse(path)
    for value in (path, *file.names.values(path)):
        parts = [*file.inside(value, ast.Name), *file.inside(value, ast.Attribute)]
        if any((file.qualname(part) or "").startswith("tempfile.") for part in parts):
            return True
    return home is not None and any(
        call.lineno < path.lineno and ast.unparse(call.args[0]) == shown and _writes(file, call)
        for call in file.inside(home, ast.Call)
        if last_part(call.func) == "open" and call.args
    )


def _writes(file: FileContext, call: ast.Call) -> bool:
    mode = file.constant(file.argument(call, "mode", 1))
    return isinstance(mode, str) and "w" in mode


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
