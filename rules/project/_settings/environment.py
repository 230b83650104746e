"""Reads of the environment: which variable, what stands in where it is not set, and which modules belong together."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from mlaudit.code.arithmetic import UNKNOWN
from mlaudit.code.entrypoints import is_test_path
from mlaudit.code.facts import Candidate
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.project import ProjectView
from mlaudit.code.tree import parent_of, parents

from .no_setting import is_for_another, is_placeholder, settings_asked

GETTERS: Final = frozenset({"os.getenv", "os.environ.get"})
_OWN: Final = frozenset(
    {
        *("WORLD_SIZE", "RANK", "LOCAL_RANK", "LOCAL_WORLD_SIZE", "NODE_RANK", "GROUP_RANK", "CUDA_VISIBLE_DEVICES"),
        *("HOME", "PATH", "USER", "PWD", "TMPDIR", "CI", "PYTHONPATH", "HOSTNAME"),
    }
)
"""What a launcher of several processes, or the system, sets; each reader has a word of its own where it runs alone."""
_PROCESS: Final = regex(
    r"^((API|APP|SERVER|METRICS|WEB|UI|HTTP|GRPC)_)?(HOST|PORT)$|LOG|GROUP_ID$|CLIENT_ID$|SERVICE_NAME$|(APP|JOB|RUN)_NAME$"
    r"|WORKERS?$|THREADS?$|TQDM|^SM_|^AIRFLOW|VARIANT"
)
"""What each process is told for itself."""
_ASIDE: Final = regex(
    r"(?i)(^|/)(scripts?|tools?|docs?|documentation|examples?|notebooks?|legacy|archived?|old|backup|demos?|cohorts|ci"
    r"|\.ipynb_checkpoints|migrations|alembic|jenkins|benchmarks?|deploy\w*|infra\w*|setup\w*|local\w*|seeds?|init_\w+)(/|$)"
    r"|(^|/)(setup|gunicorn\w*|locustfile|noxfile)\.py$|_(dev|local|old|backup|demo|draft|deploy)\.py$"
    r"|(^|/)(draft|demo|local|seed|check|show|create|init|migrate|debug|diagnose|diagnostics?|verify|inspect)_\w+\.py$"
)
"""Modules that run beside the program: they may have words of their own."""
_MANY: Final = frozenset({"apps", "services", "packages", "projects", "microservices", "lambdas", "containers"})
"""Folders each of whose folders is a program."""
_SHIPPED: Final = ("Dockerfile", "pyproject.toml", "setup.py")
"""Files of a folder that is built, or installed, as one."""
_CLIENT: Final = regex(r"(?i)^[^/]*(sdk|client)s?/")
"""Packages at the top that users install without the server."""
_SETTINGS: Final = regex(r"(^|/)(config|configs|configuration|settings?|app_config|env|environment)(/__init__)?\.py$")
"""Modules that are named after settings."""


class Read(NamedTuple):
    """A read of a variable: what it falls back to (None: to nothing), and where it stands."""

    variable: str
    default: str | None
    path: str
    line: int


def reads(file: FileContext) -> Iterator[tuple[ast.expr, dict[str, Any]]]:
    """Each read of a variable whose name is known, but for those that are one of several sources in an ``or``, or that
    say a decorator what it is to do with one function.

    `default` is the constant that it falls back to, as text; `known` is False where that is no constant, or no value
    of the setting; `asked` are the fields of settings that its function may ask as well; `launches` says that only
    who starts the file as a program runs it.
    """
    for call in file.calls_where(lambda name, _last: name in GETTERS):
        variable = file.constant(call.args[0]) if call.args and not call.keywords else None
        if not isinstance(variable, str) or variable in _OWN or isinstance(parent_of(call), ast.BoolOp):
            continue
        if _is_of_decorator(call) or _is_unimported(call):
            continue
        default = file.constant(call.args[1]) if len(call.args) == 2 else None
        sets = not is_placeholder(default) and not is_for_another(call, variable)
        given = sets and isinstance(default, str | int | float) and default != ""
        yield (
            call,
            {
                "variable": variable,
                "default": str(default) if given else None,
                "known": sets and default is not UNKNOWN,
                "asked": settings_asked(file, call, variable),
                "launches": _launches(file, call),
            },
        )
    for node in file.tree.of(ast.Subscript) if file.holds(b"environ") else ():
        if last_part(node.value) == "environ" and isinstance(node.ctx, ast.Load):
            variable = file.constant(node.slice)
            if isinstance(variable, str) and variable not in _OWN and file.qualname(node.value) == "os.environ":
                if not isinstance(parent_of(node), ast.BoolOp):
                    asked = settings_asked(file, node, variable)
                    data = {"variable": variable, "default": None, "known": True, "asked": asked}
                    yield node, data | {"launches": _launches(file, node)}


def _launches(file: FileContext, read: ast.expr) -> bool:
    """Whether a read stands under ``if __name__ == "__main__"``."""
    tests = file.ancestors(read, ast.If) if file.holds(b"__main__") and file.function_of(read) is None else ()
    return any("__name__" in ast.unparse(each.test) for each in tests)


def _is_of_decorator(read: ast.expr) -> bool:
    """``@timeout(int(os.getenv("LIMIT", "3")))``: each function that is decorated so has a value of its own."""
    child: ast.AST = read
    for parent in parents(read):
        if isinstance(parent, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            return child in parent.decorator_list
        child = parent
    return False


def _is_unimported(read: ast.expr) -> bool:
    """Whether a name is read only where it could not be imported: ``except ImportError: URL = os.getenv("URL", "")``
    after ``from settings import URL``.
    """
    statement = next((each for each in parents(read) if isinstance(each, ast.stmt)), None)
    target = statement.targets[0] if isinstance(statement, ast.Assign) else None
    handler = parent_of(statement) if statement is not None else None
    tried = parent_of(handler) if isinstance(handler, ast.ExceptHandler) else None
    if not isinstance(target, ast.Name) or not isinstance(tried, ast.Try):
        return False
    imports = (each for each in tried.body if isinstance(each, ast.ImportFrom))
    return any((alias.asname or alias.name) == target.id for each in imports for alias in each.names)


def read_of(candidate: Candidate) -> Read:
    """The read that a candidate stands for."""
    where = candidate.finding.location
    path, line = (where.path, where.line) if where is not None else ("", 0)
    return Read(candidate.data["variable"], candidate.data["default"], path, line)


def belongs_to_process(variable: str) -> bool:
    """Whether a variable is what each process is told for itself: its port, its log, its consumer group."""
    return _PROCESS.search(variable) is not None


def is_beside(path: str) -> bool:
    """Whether a module runs beside the program: tests, scripts, what is kept from before."""
    return is_test_path(path) or _ASIDE.search(path) is not None


def is_of_settings(path: str) -> bool:
    """Whether a module is named after settings."""
    return _SETTINGS.search(path) is not None


def is_of_client(path: str) -> bool:
    """Whether a module is of a client library, whose users have an environment of their own."""
    return _CLIENT.search(path) is not None


def program_of(project: ProjectView, path: str) -> str:
    """The folder that is deployed as one: what an image or a distribution is built of, else by its name: a folder with
    a hyphen is no package of another one.
    """
    folders = path.split("/")[:-1]
    known: dict[str, bool] = project.shared.setdefault("folders that are shipped", {})
    root = project.root
    for depth in range(len(folders), 0, -1) if root is not None else ():
        folder = "/".join(folders[:depth])
        if folder not in known:
            known[folder] = any((root / folder / name).is_file() for name in _SHIPPED if root is not None)
        if known[folder]:
            return folder
    depth = 2 if folders[:1] and folders[0] in _MANY else 1
    hyphened = [place for place, folder in enumerate(folders, 1) if "-" in folder]
    return "/".join(folders[: max([depth, *hyphened])])


def is_shipped(project: ProjectView, folder: str) -> bool:
    """Whether a folder that `program_of` has answered with is one that an image or a distribution is built of."""
    known: dict[str, bool] = project.shared.get("folders that are shipped", {})
    return known.get(folder, False)


def started_together(project: ProjectView) -> list[frozenset[str]]:
    """The modules of each program, by what is imported where serving or training begins."""
    known: list[frozenset[str]] | None = project.shared.get("modules of each program")
    if known is None:
        starts = sorted({entry.path for entry in project.entry_points})
        known = project.shared["modules of each program"] = [project.imported_by([start]) for start in starts]
    return known
