"""Classes that are defined where a library cannot be imported, and answer in its place."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.file import FileContext
from mlaudit.code.outcome import outcome
from mlaudit.code.pattern import regex
from mlaudit.code.statements import statements

from .. import _handlers as handlers

_MODELS: Final = regex(
    r"^(agents|openai|anthropic|cohere|mistralai|groq|ollama|litellm|together|transformers|sentence_transformers|llama_cpp"
    r"|vllm|crewai|autogen|langchain\w*|langgraph|llama_index|google\.(generativeai|genai)|torch|tensorflow|keras|onnxruntime"
    r"|xgboost|lightgbm|catboost|sklearn|joblib|spacy|whisper|faster_whisper|ultralytics|presidio_\w+|guardrails)(\.|$)"
)
"""Libraries that are a model, or ask one."""
_NOT_INSTALLED: Final = regex(r"Import|ModuleNotFound")
_EMPTY: Final = frozenset({"None", "self", "True", "False", "[]", "{}", "''"})


def stub(file: FileContext, handler: ast.ExceptHandler) -> tuple[str, str] | None:
    """The library, and the class of the same name as one of its own, whose methods answer with what they are given or
    with a constant; None for a class that refuses, does nothing, or is there for annotations.
    """
    block = handlers.try_of(handler)
    if block is None or not any(isinstance(s, ast.ClassDef) for s in handler.body):
        return None
    if not (handlers.is_broad(file, handler) or _is_of_imports(handler)):
        return None
    imported: dict[str, str] = {}
    for statement in block.body:
        if isinstance(statement, ast.ImportFrom) and not statement.level and _MODELS.match(statement.module or ""):
            imported |= {alias.asname or alias.name: statement.module or "" for alias in statement.names}
    for cls in handler.body:
        if isinstance(cls, ast.ClassDef) and cls.name in imported:
            methods = [m for m in cls.body if isinstance(m, ast.FunctionDef | ast.AsyncFunctionDef)]
            if any(_answers(method) for method in methods) and not any(_refuses(method) for method in methods):
                return imported[cls.name], cls.name
    return None


def _is_of_imports(handler: ast.ExceptHandler) -> bool:
    return handler.type is not None and _NOT_INSTALLED.search(ast.unparse(handler.type)) is not None


def _answers(method: FunctionNode) -> bool:
    if method.name.startswith("__") and method.name != "__call__":
        return False
    given = [v for s in statements(method.body) if isinstance(s, ast.Return) and (v := outcome(s)) is not None]
    return any(ast.unparse(value) not in _EMPTY for value in given)


def _refuses(method: FunctionNode) -> bool:
    return any(isinstance(s, ast.Raise) for s in statements(method.body))
