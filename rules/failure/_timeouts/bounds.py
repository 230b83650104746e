"""Whether a call, or the code round it, says how long it may take."""

from __future__ import annotations

import ast
import enum
from collections.abc import Iterable

from mlaudit.code.arithmetic import UNKNOWN, Unknown
from mlaudit.code.file import FileContext
from mlaudit.code.tree import parents

from .waited_for import bounded_workers, within_guard


class Bound(enum.Enum):
    """What can be said of a call: a bound is given, none is given, none is wanted (``timeout=None``), or unknown."""

    GIVEN = "given"
    MISSING = "missing"
    NONE = "none"
    UNKNOWN = "unknown"


def bound(file: FileContext, call: ast.Call, keywords: Iterable[str], position: int | None = None) -> Bound:
    """What `call` itself says."""
    found = Bound.MISSING
    for index, keyword in enumerate(keywords):
        value = file.keyword_maybe(call, keyword, position if index == 0 else None)
        if value is None:
            continue
        if isinstance(value, Unknown):
            found = Bound.UNKNOWN
            continue
        found = Bound.NONE if _is_endless(file, value) else Bound.GIVEN
        if found is Bound.GIVEN:
            return found
    return found


def wait_bound(file: FileContext, call: ast.Call, keywords: tuple[str, ...]) -> Bound:
    """What a call on a client says of how long it waits: a `config` of Google's says so by its `http_options` alone."""
    config = file.keyword_maybe(call, "config", None) if "config" in keywords else None
    if config is not None and not isinstance(config, Unknown) and _says_nothing(file, config):
        return Bound.MISSING
    return bound(file, call, keywords)


def _says_nothing(file: FileContext, value: ast.expr) -> bool:
    """``config=types.GenerateContentConfig(temperature=0)``: what Google's client is told without `http_options`."""
    made = file.names.single_value(value)
    if isinstance(made, ast.Dict):
        return None not in made.keys and "http_options" not in [file.constant(key) for key in made.keys]
    if not isinstance(made, ast.Call) or not (file.call_name(made) or "").startswith("google.genai.types."):
        return False
    return not file.has_unpacking(made) and file.argument(made, "http_options") is None


def _is_endless(file: FileContext, value: ast.expr) -> bool:
    """Whether an expression given as a time-out lets a call wait for ever."""
    if isinstance(value, ast.Constant):
        return value.value is None
    made = file.names.single_value(value)
    if isinstance(made, ast.Constant):
        return made.value is None
    if not isinstance(made, ast.Call):
        return False
    name = file.call_name(made)
    if name == "aiohttp.ClientTimeout":
        # its `total` is None unless it is given: the 300 s hold only where no ClientTimeout is made at all
        reads = [file.argument(made, "total", 0), file.argument(made, "sock_read", 3)]
        return not file.has_unpacking(made) and all(r is None or file.constant(r) is None for r in reads)
    if name == "httpx.Timeout":
        first = file.argument(made, "timeout", 0)
        return first is not None and file.constant(first) is None and len(made.keywords) + len(made.args) == 1
    return False


def is_guarded(file: FileContext, call: ast.Call | ast.Await) -> bool:
    """Whether a block, a call or a decorator round `call` bounds it: ``asyncio.timeout``, ``wait_for``, alarms; or who
    waits for the thread that makes it.
    """
    if within_guard(call):
        return True
    workers = bounded_workers(file)
    for parent in parents(call):
        if parent in workers:
            return True
        if isinstance(parent, ast.FunctionDef | ast.AsyncFunctionDef):
            return any(
                "timeout" in ast.unparse(d).lower() or "time_limit" in ast.unparse(d) for d in parent.decorator_list
            )
    return False


def server_answers(file: FileContext) -> bool:
    """Whether the web server itself ends what a request awaits: Sanic does, unless its setting is changed."""
    return file.imports("sanic") and not file.holds(b"RESPONSE_TIMEOUT")


def adapted(file: FileContext, call: ast.Call) -> bool:
    """Whether the session that `call` is made on got an adapter, or a ``request`` with a bound."""
    owner = call.func.value if isinstance(call.func, ast.Attribute) else None
    if owner is None:
        return False
    written = ast.unparse(owner)
    for other in file.tree.of(ast.Call):
        if isinstance(other.func, ast.Attribute) and other.func.attr == "mount" and len(other.args) > 1:
            adapter = other.args[1]
            made = file.names.single_value(adapter)
            name = file.call_name(made) if isinstance(made, ast.Call) else None
            if name != "requests.adapters.HTTPAdapter" and _same(ast.unparse(other.func.value), written):
                return True
    for assign in file.tree.of(ast.Assign):
        for target in assign.targets:
            if isinstance(target, ast.Attribute) and target.attr in ("request", "send", "get", "post"):
                if _same(ast.unparse(target.value), written) and "timeout" in ast.unparse(assign.value):
                    return True
    return False


def _same(first: str, second: str) -> bool:
    """Whether two expressions may name one session: ``session`` is what ``self.session`` was set to, as a rule."""
    return first == second or first.rpartition(".")[2].lstrip("_") == second.rpartition(".")[2].lstrip("_")


def is_module_switch(file: FileContext, name: str) -> bool:
    """``litellm.request_timeout = 20``: a default for all calls of the module."""
    if not name.startswith(("litellm.", "openai.")):
        return False
    return any(
        isinstance(target, ast.Attribute)
        and target.attr in ("request_timeout", "timeout")
        and "None" not in ast.unparse(a.value)
        for a in file.tree.of(ast.Assign)
        for target in a.targets
        if isinstance(target, ast.Attribute) and file.qualname(target.value) in ("litellm", "openai")
    )


def forwards(file: FileContext, node: ast.Call) -> bool:
    """Whether ``**kwargs`` of the caller may hold the bound."""
    return any(k.arg is None and file.unpacked(k.value, "timeout") is UNKNOWN for k in node.keywords)


def names_local_host(file: FileContext, call: ast.Call) -> bool:
    """Whether the address is a constant on the own machine."""
    for value in _addresses(file, call):
        address = file.constant(value)
        if address is UNKNOWN and isinstance(value, ast.JoinedStr) and value.values:
            # an f-string that starts with a constant host, or with a name that is one
            head = value.values[0]
            address = file.constant(head.value if isinstance(head, ast.FormattedValue) else head)
        if address is UNKNOWN and isinstance(value, ast.BinOp):
            address = file.constant(value.left)
        if isinstance(address, str) and any(h in address for h in ("localhost", "127.0.0.1", "0.0.0.0")):  # noqa: S104
            return True
    return False


def names_url(file: FileContext, call: ast.Call) -> bool:
    """Whether the first argument is a web address, by its beginning or by its name (``url``, ``DATA_URL``)."""
    value = call.args[0] if call.args else None
    address = file.constant(value)
    while address is UNKNOWN and isinstance(value, ast.JoinedStr | ast.BinOp):
        value = value.left if isinstance(value, ast.BinOp) else value.values[0] if value.values else None
        address = file.constant(value.value if isinstance(value, ast.FormattedValue) else value)
    if isinstance(address, str):
        return address.startswith(("http://", "https://", "ftp://"))
    return value is not None and _last(value).lower().endswith("url")


def _addresses(file: FileContext, call: ast.Call) -> list[ast.expr]:
    """The arguments that may hold an address, seen through a ``Request`` object."""
    found = [*call.args[:2], *(k.value for k in call.keywords if k.arg in ("url", "host"))]
    for value in list(found):
        made = file.names.single_value(value)
        if isinstance(made, ast.Call) and _last(made.func) == "Request":
            found += [*made.args[:1], *(k.value for k in made.keywords if k.arg == "url")]
    return found


def _last(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


__all__ = [
    "UNKNOWN",
    "Bound",
    "adapted",
    "bound",
    "forwards",
    "is_guarded",
    "is_module_switch",
    "names_local_host",
    "names_url",
    "server_answers",
    "wait_bound",
]
