"""Names of models that a provider moves to a newer one whenever it has one."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

from mlaudit.code.file import FileContext
from mlaudit.code.pattern import regex

_ALIAS: Final = regex(
    r"^(?:(?:models|openai|anthropic|google|gemini|mistral|xai|groq|azure|vertex_ai|openrouter)[/:])?(?:[\w-]+/)?(?:"
    r"(?:chatgpt-4o|gpt-5(?:\.\d)?-chat|omni-moderation|text-moderation"  # OpenAI
    r"|claude-[\w.-]+?"  # Anthropic
    r"|gemini-[\w.-]+?"  # Google
    r"|(?:codestral|devstral|magistral|ministral|mistral|pixtral|voxtral)[\w.-]*?"  # Mistral
    r"|command(?:-r)?|grok-[\w.-]+?|sonar|qwen-(?:max|plus|turbo|vl-max|vl-plus))-latest"  # Cohere, xAI, Alibaba
    r"|gpt-4-turbo-preview"
    r"|(?:textembedding|multimodalembedding|text-embedding|textembedding-gecko-multilingual|textembedding-gecko)"
    r"(?:-[\w]+)*@latest|(?:text|chat|code|codechat)-(?:bison|unicorn)@latest)$"
)


def moving_aliases(file: FileContext) -> Iterator[tuple[ast.expr, str]]:
    """The aliases that a file asks a provider by, each once: an argument, a default, a constant, a setting."""
    if not file.holds(b"-latest", b"@latest", b"-turbo-preview"):
        return
    told: set[str] = set()
    for place in sorted(_asked(file), key=lambda each: (each.lineno, each.col_offset)):
        alias = place.value if isinstance(place, ast.Constant) else None
        if isinstance(alias, str) and alias not in told and _ALIAS.match(alias):
            told.add(alias)
            yield place, alias


def _asked(file: FileContext) -> Iterator[ast.expr]:
    """Where a name is used as the model, rather than listed, looked up or compared."""
    for call in file.tree.of(ast.Call):
        yield from call.args
        yield from (keyword.value for keyword in call.keywords)
    yield from (assign.value for assign in file.tree.of(ast.Assign))
    yield from (assign.value for assign in file.tree.of(ast.AnnAssign) if assign.value is not None)
    for function in file.functions():
        yield from function.args.defaults
        yield from (each for each in function.args.kw_defaults if each is not None)
    for either in file.tree.of(ast.BoolOp):
        yield from either.values[1:]
    for table in file.tree.of(ast.Dict):
        for key, value in zip(table.keys, table.values, strict=True):
            if isinstance(key, ast.Constant) and "model" in str(key.value).lower():
                yield value


__all__ = ["moving_aliases"]
