"""What a request or a model gave, followed to where it does harm."""

from __future__ import annotations

import ast
from functools import lru_cache
from typing import Final

from mlaudit.code.called import called_names
from mlaudit.code.extract import LIBRARIES
from mlaudit.code.file import FileContext
from mlaudit.code.pattern import regex

_ANSWER: Final = regex(
    r"^(openai|anthropic|groq|litellm|cohere|mistralai|google\.(genai|generativeai)|ollama|replicate|together|lang(chain|graph)\w*"
    r"|huggingface_hub|vllm|llama_cpp)\b.*\.(create|parse|completion|acompletion|chat|complete|invoke|ainvoke|stream|astream|predict|run"
    r"|generate|generate_content|text_generation|chat_completion|create_chat_completion)$"
    r"|\.(chat\.completions|responses)\.create$|^(transformers\.pipeline|llama_cpp\.Llama)\(\)$|^(\w+\.)*(ask|call|query|prompt|run)_(llm|gpt|claude|model|chatgpt|ai)$"
)
_ENDS: Final = (
    *("create", "parse", "completion", "chat", "complete", "invoke", "stream", "predict", "run", "generate"),
    *("generate_content", "text_generation", "pipeline()", "Llama()", "_llm", "_gpt", "_claude", "_model"),
    *("_chatgpt", "_ai"),
)
"""What all that `_ANSWER` finds ends with."""
_SAME_TEXT: Final = frozenset(
    {
        *("strip", "rstrip", "lstrip", "replace", "split", "lower", "removeprefix", "removesuffix", "group", "format"),
        *("rsplit", "partition", "rpartition", "splitlines", "upper", "encode", "decode", "dedent", "expandtabs"),
        *("get", "pop", "setdefault", "values", "items", "copy", "groups", "groupdict", "json", "dict", "model_dump"),
    }
)
"""Methods whose answer is their receiver's text, or a part of it: also of what was parsed out of it."""
_PARSES: Final = frozenset(
    {
        *("builtins.str", "builtins.list", "builtins.dict", "builtins.next", "builtins.iter", "compile"),
        *("json.loads", "orjson.loads", "ujson.loads", "simplejson.loads", "json5.loads", "json_repair.loads"),
        *("json_repair.repair_json", "yaml.safe_load", "yaml.load", "ast.parse", "ast.literal_eval"),
        *("re.search", "re.match", "re.fullmatch", "re.sub", "re.findall", "re.split", "textwrap.dedent"),
    }
)
"""Functions whose answer is the text that they are given, or parts of it."""
_PARSERS: Final = ("re.compile().", "json.JSONDecoder().", "builtins.str.join")
"""Beginnings of the names of methods whose answer is of the text that they are given."""
_BATCH: Final = (".decode", ".batch_decode")


def answers(file: FileContext) -> bool:
    """Whether a file asks a language model anything at all."""
    known: bool | None = file.shared.get("asks a language model")
    if known is None:
        known = any(map(_answers_by_name, called_names(file)))
        file.shared["asks a language model"] = known
    return known


@lru_cache(maxsize=100_000)
def _answers_by_name(name: str) -> bool:
    return name.endswith(_BATCH) or (name.endswith(_ENDS) and _ANSWER.search(name) is not None)


@lru_cache(maxsize=100_000)
def _is_answer(name: str) -> bool:
    return name.endswith(_ENDS) and _ANSWER.search(name) is not None


def is_model_text(file: FileContext, node: ast.expr, depth: int = 10) -> bool:
    """Whether an expression holds text that a language model wrote."""
    if depth <= 0:
        return False
    if isinstance(node, ast.Await | ast.Starred):
        return is_model_text(file, node.value, depth - 1)
    if isinstance(node, ast.Call):
        name = file.call_name(node) or ""
        if _is_answer(name):
            return True
        if name.endswith(_BATCH) and "okenizer" in name:
            return True
        if isinstance(node.func, ast.Attribute) and node.func.attr in _SAME_TEXT:
            if is_model_text(file, node.func.value, depth - 1):
                return True
        if name in _PARSES or name.startswith(_PARSERS) or _joins(node):
            return any(is_model_text(file, a, depth - 1) for a in node.args)
        return False
    if isinstance(node, ast.NamedExpr):
        return is_model_text(file, node.value, depth - 1)
    if isinstance(node, ast.IfExp):
        return is_model_text(file, node.body, depth - 1) or is_model_text(file, node.orelse, depth - 1)
    if isinstance(node, ast.BoolOp):
        return any(is_model_text(file, value, depth - 1) for value in node.values)
    if isinstance(node, ast.Attribute | ast.Subscript):
        return is_model_text(file, node.value, depth - 1)
    if isinstance(node, ast.JoinedStr):
        return any(is_model_text(file, p.value, depth - 1) for p in node.values if isinstance(p, ast.FormattedValue))
    if isinstance(node, ast.BinOp):
        return is_model_text(file, node.left, depth - 1) or is_model_text(file, node.right, depth - 1)
    if isinstance(node, ast.Name):
        bindings = file.names.lookup(node.id, node)
        values = [b.value for b in bindings if b.kind in ("assign", "unpack", "for", "with") and b.value is not None]
        return any(is_model_text(file, value, depth - 1) for value in values if value is not node)
    return False


def _joins(node: ast.Call) -> bool:
    """``"\\n".join(lines)``."""
    function = node.func
    return isinstance(function, ast.Attribute) and function.attr == "join" and isinstance(function.value, ast.Constant)


def given_by(file: FileContext, node: ast.expr) -> str:
    """The function, by its name, whose answer an expression holds; "" where that is a library's, or cannot be said."""
    if isinstance(node, ast.Name):
        made = file.names.single_value(node)
        return given_by(file, made) if made is not None and not isinstance(made, ast.Name) else ""
    if isinstance(node, ast.Await | ast.Subscript):
        return given_by(file, node.value)
    if not isinstance(node, ast.Call):
        return ""
    if isinstance(node.func, ast.Attribute) and node.func.attr in _SAME_TEXT:
        return given_by(file, node.func.value)
    name = file.call_name(node) or ""
    return "" if name.partition(".")[0] in LIBRARIES or name.startswith("builtins.") else name
