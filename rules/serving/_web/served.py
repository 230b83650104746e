"""Model servers that a call starts, and what they ask of their callers: LitServe's, and tools of MCP on a network."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final, NamedTuple

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.file import FileContext
from mlaudit.code.project import ProjectView

from .app_marks import app_marks
from .entry_checks import ENTRY_CHECKS

_LITSERVE: Final = frozenset({"litserve.LitServer", "litserve.server.LitServer"})
_KEY: Final = "LIT_SERVER_API_KEY"
_MCP: Final = frozenset({"mcp.server.fastmcp.FastMCP", "mcp.server.FastMCP", "fastmcp.FastMCP"})
_MCP_GUARDS: Final = frozenset({"auth", "token_verifier", "auth_server_provider", "middleware"})
_MCP_TOOLS: Final = frozenset(f"{made}().{what}" for made in _MCP for what in ("tool", "resource"))
_MCP_APPS: Final = frozenset({"sse_app", "streamable_http_app", "http_app"})
_MCP_NETWORK: Final = frozenset({"sse", "http", "streamable-http"})
ALL_HOSTS: Final = "0.0.0.0"  # noqa: S104 - it is looked for, and not bound to
_LOCAL: Final = frozenset({"127.0.0.1", "localhost", "::1"})


class Served(NamedTuple):
    """Where a server asks nobody who they are, the function that answers there ("" for any), and what is said."""

    place: ast.expr
    function: str
    kind: str
    message: str


def open_servers(file: FileContext) -> Iterator[Served]:
    """The servers of a file that anybody may ask."""
    for call in file.calls_where(_makes_litserve) if file.imports("litserve") else ():
        guarded = file.keyword_maybe(call, "middlewares") is not None or _KEY.encode() in file.source.data
        if not guarded:
            message = (
                "this server runs its model for anybody: its API has no `authorize`, and neither middleware nor "
                f"`{_KEY}` asks who they are"
            )
            yield Served(call, "", "LitServe", message)
    if not file.imports("mcp", "fastmcp") or not _is_on_network(file) or _is_guarded(file):
        return
    for node in file.functions():
        decorator = next((each for each in node.decorator_list if _is_tool(file, each)), None)
        if decorator is not None:
            message = (
                f"`{node.name}` is served on a network, and runs the model for anybody: this server asks for no token"
            )
            yield Served(decorator, file.tree.scope_at(node).qualname, "MCP", message)


def is_tool(file: FileContext, node: FunctionNode) -> bool:
    """Whether a function is a tool or resource of MCP on a network."""
    return any(_is_tool(file, each) for each in node.decorator_list) and _is_on_network(file)


def has_guard(project: ProjectView) -> bool:
    """Whether a class of the project has the method by which LitServe turns callers away."""
    return any(
        function.qualname.endswith(".authorize") for facts in project.files.values() for function in facts.functions
    )


def _is_tool(file: FileContext, decorator: ast.expr) -> bool:
    return file.qualname(decorator.func if isinstance(decorator, ast.Call) else decorator) in _MCP_TOOLS


def _is_on_network(file: FileContext) -> bool:
    """Whether tools are more than a child process: an app is made of them, or they are run for other hosts."""
    runs = file.calls_where(_runs_mcp)
    made = file.calls_where(_makes_host)
    hosts = {file.constant(file.argument(call, "host")) for call in (*made, *runs)}
    if hosts & _LOCAL:
        return False
    if file.calls_where(_makes_mcp_app):
        return True
    # the server's own default is the loopback address
    return ALL_HOSTS in hosts and any(file.constant(file.argument(c, "transport", 0)) in _MCP_NETWORK for c in runs)


def _is_guarded(file: FileContext) -> bool:
    made = file.calls_where(_makes_mcp)
    given = any(keyword.arg in _MCP_GUARDS or keyword.arg is None for call in made for keyword in call.keywords)
    apps = file.calls_where(_makes_app)
    stacks = [ast.unparse(k.value).lower() for call in apps for k in call.keywords if k.arg == "middleware"]
    if given or any("auth" in stack for stack in stacks) or app_marks(file)["auth"]:
        return True
    return ENTRY_CHECKS.search(file.source.text) is not None


def _makes_litserve(name: str, _: str) -> bool:
    return name in _LITSERVE


def _makes_mcp(name: str, _: str) -> bool:
    return name in _MCP


def _makes_host(name: str, _: str) -> bool:
    return name in _MCP or name == "uvicorn.run"


def _runs_mcp(name: str, last: str) -> bool:
    return last in ("run", "run_async") and name.rpartition("()")[0] in _MCP


def _makes_mcp_app(_: str, last: str) -> bool:
    return last in _MCP_APPS


def _makes_app(_: str, last: str) -> bool:
    return last in ("Starlette", "FastAPI")


__all__ = ["ALL_HOSTS", "Served", "has_guard", "is_tool", "open_servers"]
