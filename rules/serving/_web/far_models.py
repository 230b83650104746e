"""Models that are asked over HTTP by hand: the address that a call posts to says that a model answers there."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.called import called
from mlaudit.code.file import FileContext
from mlaudit.code.pattern import regex
from mlaudit.code.spelling import spelled
from mlaudit.code.tree import parent_of

_PROVIDERS: Final = regex(
    r"(?i)api-inference\.huggingface|hf-inference|endpoints\.huggingface|openrouter\.ai|integrate\.api\.nvidia"
    r"|api\.(openai|anthropic|groq|mistral|together|deepseek|cohere|perplexity|x|fireworks|replicate|stability|elevenlabs)\."
    r"|generativelanguage\.|dashscope|openai\.azure|services\.ai\.azure|cognitiveservices|/chat/completions|/v1/(completions|messages|embeddings)\b"
    r"|/api/(chat|generate|embed(dings)?)$|(llm|ollama|openai|hugging_?face|vllm|gemini|claude)[\w.]*\W*(/\w+)?$"
)
"""Addresses of models that make text, and of those that somebody else runs."""
_PATH: Final = regex(
    r"(?i)[/:]([\w-]*(predict|classif|infer(?![a-z]|red|mation)|inference|transcri[bp]|summari[sz]e|rerank|translate|embed)[\w-]*"
    r"|invocations|generate|score|detect|segment|(v1|v2)/models/[^/]+(:predict|/infer)?)"
    r"([/:](v?\d+|batch|image|text|file|\{[\w.]*\}))?/?(\?.*)?$"
)
"""The ends of addresses at which a model server answers."""
_NAME: Final = regex(
    r"(?i)(?<![a-z])(model|predict(ion|or)?|infer(ence)?|scoring|classifier|embedd(ing|er)|rerank(er)?|tf_?serving|triton"
    r"|torch_?serve|bento(ml)?|sagemaker|mlflow)s?(_?(model|service|server|serving|api|base|http|rest)s?)*"
    r"_?(url|uri|endpoint|api|addr|address)\W*$"
)
"""Names of addresses that say so, where nothing stands behind them."""
_WORDS: Final = regex(
    rb"(?i)predict|invocations|infer|classif|transcri|rerank|translat|summari|embed|generat|scor|completions|/models/"
    rb"|model_|_model|llm|ollama|hugging|openai|detect|segment|serving|triton|api/chat|anthropic|groq|mistral|openrouter"
)
"""What stands in any file that has one of these addresses."""
CLIENTS: Final = regex(
    r"^(requests|httpx|aiohttp|urllib3|niquests|curl_cffi)\.|(^|[._])(session|http|client)(\(\))?\.post$"
)
_PAGES: Final = ("streamlit", "gradio", "dash", "chainlit", "locust", "telegram", "nicegui")
"""What makes pages, which ask the service that the model is in, and loads on it."""
_DEPTH: Final = 4


def far_models(file: FileContext) -> dict[str, str]:
    """The functions that ask a model over HTTP, and whether it is a ``provider``'s or a ``model`` of one's own."""
    if not file.holds(b".post("):
        return {}
    known: dict[str, str] | None = file.shared.get("far models")
    if known is None:
        none = _WORDS.search(file.source.text.encode()) is None or file.imports(*_PAGES)
        known = file.shared["far models"] = {} if none else dict(_asked(file))
    return known


def _asked(file: FileContext) -> list[tuple[str, str]]:
    found = []
    for call in called(file, "post"):
        address = file.argument(call, "url", 0)
        name = file.call_name(call) or spelled(call.func)
        if address is None or not CLIENTS.search(name) or "testclient" in name.lower() or _is_decorator(call):
            continue
        written = _written(file, address)
        if _PROVIDERS.search(written):
            found.append((file.qualname_of(call), "provider"))
        elif _PATH.search(written) or _NAME.search(written):
            found.append((file.qualname_of(call), "model"))
    return found


def _is_decorator(call: ast.Call) -> bool:
    home = parent_of(call)
    return isinstance(home, ast.FunctionDef | ast.AsyncFunctionDef) and call in home.decorator_list


def _written(file: FileContext, node: ast.expr, depth: int = _DEPTH) -> str:
    """An address as far as it can be read: the names of its unknown parts stand in braces."""
    constant = file.constant(node)
    if isinstance(constant, str):
        return constant
    if isinstance(node, ast.JoinedStr):
        parts = (part.value if isinstance(part, ast.FormattedValue) else part for part in node.values)
        return "".join(_written(file, part, depth) for part in parts)
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        return _written(file, node.left, depth) + _written(file, node.right, depth)
    made = file.names.single_value(node) if isinstance(node, ast.Name | ast.Attribute) and depth else None
    if isinstance(made, ast.JoinedStr | ast.BinOp | ast.Constant):
        return _written(file, made, depth - 1)
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in ("format", "rstrip"):
        return _written(file, node.func.value, depth)
    if isinstance(made, ast.Call) and len(made.args) == 2:
        default = file.constant(made.args[1])  # `os.getenv("SERVICE", "http://models/predict")`
        if isinstance(default, str) and _PATH.search(default):
            return default
    return f"{{{spelled(node)}}}"
