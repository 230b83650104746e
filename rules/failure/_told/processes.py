"""Child processes whose exit status nobody looks at."""

from __future__ import annotations

import ast
from typing import Any, Final, NamedTuple

from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.tree import parent_of
from mlaudit.findings import Severity

from .told import following

PROCESSES: Final = frozenset({"os.system", "subprocess.run", "subprocess.call"})
_SERVING: Final = {"needs": "serving"}
_OF_NO_MATTER: Final = regex(
    r"^\W*[rf]*\W*(cls|clear|pause|title|color|stty|rm|del|rmdir|mkdir|chmod|open|start|xdg-open)\b"
)
"""Commands, as they are written, that clear a screen or tidy up."""


_TRAINS: Final = regex(r"(?i)(^|[/_\s'\"-])(re)?train(ing|_\w+)?\.(py|r|sh)\b")
"""Commands, as they are written, that train a model."""
_PUBLISHES: Final = regex(
    r"^(sudo\s+)?(docker\s+(build|push)|docker-compose\s+build|bentoml\s+(build|containerize|push|deploy)"
    r"|(aws\s+s3|gsutil(\s+-m)?|gcloud\s+storage)\s+(sync|cp|mv|rsync)|kubectl\s+(apply|rollout|set)|helm\s+(install|upgrade)"
    r"|terraform\s+apply|dvc\s+(push|repro)|git\s+push|pyflyte(\s|$)|flytectl(\s.*)?\s(register|docker)|sam\s+(build|deploy)"
    r"|alembic\s+(upgrade|downgrade)|(\S*python[\d.]*\s+)?(\S*/)?manage\.py\s+migrate|flask\s+db\s+upgrade|prisma\s+migrate\s+deploy"
    r"|dbt\s+(run|build|seed|snapshot|test)|serverless\s+deploy|huggingface-cli\s+upload|tar\s+-?c\w*|zip\s+-r)(?!\S)"
)
"""Commands that build, pack, copy, move or publish what is served, or what is trained on."""
_BRINGS: Final = regex(
    r"^(sudo\s+)?(dvc\s+(pull|fetch|checkout)|kaggle\s+(datasets|competitions)\s+download|wget|curl|unzip|tar\s+-?x\w*"
    r"|huggingface-cli\s+download|gdown)(?!\S)"
)
"""Commands that bring data or a model."""

_STOPS: Final = regex(r"^(sudo\s+)?(kill|pkill|killall|taskkill)(?!\S)")
"""Commands that end a process: mostly, one that they cannot end has ended by itself."""
_OPENS: Final = regex(r"^(start|open|explorer|xdg-open)(?!\S)")
"""Commands that show a folder to whoever sits at the machine."""
_GOES_ON: Final = regex(r"(?i)[;|&\n]|(^|\s)(/wait|-\w*W\w*)(\s|$)")
"""What runs another command, or waits until what was opened is closed."""


class Dropped(NamedTuple):
    """What is said of a dropped status, how it is repaired, where it is said, and which later calls are like it."""

    said: str
    fix: str
    data: dict[str, Any]
    others: tuple[ast.Call, ...] = ()
    severity: Severity = Severity.WARNING


def dropped_status(file: FileContext, node: ast.Call) -> Dropped | None:
    """What is wrong with a call of one of `PROCESSES`, for the first of its kind in a function; None where its status
    is looked at, or of no matter.
    """
    function: ast.AST = file.function_of(node) or file.tree.module
    known: dict[ast.AST, dict[str, list[ast.Call]]] = file.shared.setdefault("dropped statuses", {})
    if function not in known:
        alike: dict[str, list[ast.Call]] = {}
        known[function] = alike
        for call in file.inside(function, ast.Call):
            lost = _dropped(file, call) if file.call_name(call) in PROCESSES else None
            if lost is not None and (file.function_of(call) or file.tree.module) is function:
                alike.setdefault(lost.said, []).append(call)
    lost = _dropped(file, node)
    if lost is None or known[function][lost.said][0] is not node:
        return None
    return lost._replace(others=tuple(known[function][lost.said][1:]))


def _dropped(file: FileContext, node: ast.Call) -> Dropped | None:
    if not isinstance(parent_of(node), ast.Expr) or file.has_unpacking(node):
        return None
    if file.constant(file.argument(node, "check")) is True:
        return None
    shown = file.text(node.func)
    if trains(node):
        said = f"`{shown}` tells by the status whether the training worked, which is dropped here"
        fix = "Use `subprocess.run(..., check=True)`, which raises."
        return Dropped(f"{said}: what follows goes on with the model of another day", fix, {})
    if file.function_of(node) is not None and _waits_in_vain(file, node):
        said = (
            f"`{shown}` does not raise when the command fails: this `try` never hears of it, and what follows goes on"
        )
        return Dropped(said, "Use `subprocess.run(..., check=True)`, which raises.", {})
    step = _step(file, node)
    if step is not None:
        return step
    if file.function_of(node) is None:
        return None
    fix = "Use `subprocess.run(..., check=True)`, and answer with an error when it raises."
    if tried := _tried_only(file, node):
        return Dropped(
            f"whether `{tried}` worked is told by the status, which is dropped here", fix, _SERVING, (), Severity.INFO
        )
    said = f"`{shown}` tells a failure by the status, which is dropped here: the request goes on"
    return Dropped(said, fix, _SERVING)


def _tried_only(file: FileContext, node: ast.Call) -> str:
    """The program that a function runs on which nothing later rests: one that ends a process, or that shows something
    as the last thing that the function does; "" for any other.
    """
    command = _command(file, node.args[0]) if node.args else ""
    statement = file.statement_of(node)
    opens = _OPENS.match(command) if statement is not None and not following(statement) else None
    found = _STOPS.match(command) or opens
    return _short(found.group()) if found is not None else ""


def ends_by_itself(file: FileContext, given: ast.expr) -> bool:
    """Whether a command is over as soon as it has begun: it ends a process, or opens a folder and leaves it open."""
    command = _command(file, given)
    return bool(_STOPS.match(command) or _OPENS.match(command)) and not _GOES_ON.search(command)


def trains(call: ast.Call) -> bool:
    """Whether a command runs a training script."""
    return bool(call.args) and _TRAINS.search(ast.unparse(call.args[0])) is not None


def _step(file: FileContext, node: ast.Call) -> Dropped | None:
    """A command that publishes something, or brings it, for what runs after it; a person watches a notebook, and who
    writes ``check=False`` has thought of it.
    """
    if not node.args or file.source.notebook is not None or file.argument(node, "check") is not None:
        return None
    command = _command(file, node.args[0])
    fix = "Use `subprocess.run(..., check=True)`, which raises."
    found = _PUBLISHES.match(command)
    if found is not None:
        said = f"whether `{_short(found.group())}` worked is told by the status, which is dropped here"
        return Dropped(f"{said}: what follows goes on as if it had", fix, {})
    found = _BRINGS.match(command)
    if found is not None:
        said = f"whether `{_short(found.group())}` worked is told by the status, which is dropped here"
        said = f"{said}: what follows goes on with what another day left, or with nothing"
        return Dropped(said, fix, {}, severity=Severity.INFO)
    return None


def _command(file: FileContext, given: ast.expr) -> str:
    """The words of a command, as far as they are written out; a blank stands for what is not."""
    made = file.names.single_value(given) or given
    if isinstance(made, ast.List | ast.Tuple):
        return " ".join(_command(file, part) if isinstance(part, ast.Constant) else "?" for part in made.elts)
    if isinstance(made, ast.JoinedStr):
        return "".join(str(part.value) if isinstance(part, ast.Constant) else "?" for part in made.values).strip()
    if isinstance(made, ast.BinOp):
        return _command(file, made.left)
    return made.value.strip() if isinstance(made, ast.Constant) and isinstance(made.value, str) else ""


def _short(command: str) -> str:
    """The words of a command by which it is known: ``flytectl register`` of ``flytectl -c ? register``."""
    words = [word for word in command.split() if word[0] not in "-?"]
    return " ".join(words[:3])


def _waits_in_vain(file: FileContext, node: ast.Call) -> bool:
    """Whether a `try` round a call is there for a failure that the call does not raise.

    `os.system` raises nothing at all; `subprocess.run` without `check` raises where there is no such command, and never
    a `CalledProcessError`.
    """
    block = next((t for t in file.ancestors(node, ast.Try) if t.handlers and _is_in_body(node, t)), None)
    if block is None or not node.args or _OF_NO_MATTER.match(ast.unparse(node.args[0])):
        return False
    if file.call_name(node) == "os.system":
        return True
    if not any("CalledProcessError" in ast.unparse(h.type) for h in block.handlers if h.type is not None):
        return False
    calls = (call for statement in block.body for call in file.inside(statement, ast.Call))
    return not any(_may_raise(file, call) for call in calls)


def _may_raise(file: FileContext, call: ast.Call) -> bool:
    return last_part(call.func) in ("check_call", "check_output", "check_returncode") or (
        file.argument(call, "check") is not None or file.has_unpacking(call)
    )


def _is_in_body(node: ast.AST, block: ast.Try) -> bool:
    first, last = block.body[0], block.body[-1]
    line: int = getattr(node, "lineno", 0)
    return first.lineno <= line <= (last.end_lineno or last.lineno)
