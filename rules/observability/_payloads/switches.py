"""Settings of logging libraries that write down whole inputs."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex

_CHAINS: Final = regex(
    r"(Chain|AgentExecutor|AgentType|Agent)$|^(initialize_agent|load_qa_chain|load_summarize_chain|create_\w+_agent)$"
)
_MAKES: Final = frozenset({"from_llm", "from_chain_type", "from_agent_and_tools", "from_llms", "from_template"})


def makes_chain(name: str, last: str) -> bool:
    """Whether a call of this name may make a chain or an agent."""
    made = name.rpartition(".")[0].rpartition(".")[2].removesuffix("()") if last in _MAKES else last
    return _CHAINS.search(made) is not None


def is_loud_chain(file: FileContext, node: ast.Call) -> bool:
    """Whether a chain or an agent of LangChain is made with ``verbose=True``: it prints each prompt as it stands."""
    if not any(keyword.arg == "verbose" for keyword in node.keywords) or not file.imports(
        "langchain", "langchain_classic"
    ):
        return False
    last = last_part(node.func)
    made = last_part(node.func.value) if isinstance(node.func, ast.Attribute) and last in _MAKES else last
    return _CHAINS.search(made) is not None and file.constant(file.argument(node, "verbose")) is True


def switched_on(file: FileContext, node: ast.Call) -> str:
    """What a setting makes a library write, in words; "" where it is off, or not seen to be on."""
    last = last_part(node.func)
    if last == "inject_lambda_context" and file.constant(file.argument(node, "log_event")) is True:
        return "`log_event=True` writes each event down as a whole: the request's headers and body end up in the logs"
    if last == "add" and file.call_name(node) == "loguru.logger.add":
        if file.constant(file.argument(node, "diagnose")) is True:
            return (
                "`diagnose=True` writes the values of variables under each traceback: what users sent ends up in the "
                "logs whenever an error is logged"
            )
    return ""
