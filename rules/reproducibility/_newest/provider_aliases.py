"""Names of models that a provider moves to a newer one whenever it has one."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

from mlaudit.code.file import FileContext
from mlaudit.code.pattern import regex
from mlaudit.code.tree import parent_of, parents

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

_TAKEN: Final = ("default", "enabled", "active", "is_default")


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


def is_one_of_many(file: FileContext, place: ast.expr) -> bool:
    """Whether a name stands in one of several entries of a table, or in one that says that it is not taken."""
    for above in parents(place):
        if isinstance(above, ast.Dict) and (said := _says(file, above)) is not None:
            return not said
        if isinstance(above, ast.stmt):
            return isinstance(above, ast.Assign) and isinstance(above.value, ast.Dict) and _is_entry(file, above)
    return False


def entry_of_table(file: FileContext, place: ast.expr) -> str:
    """The constant of the module that is made with a name and goes into a table of several alone; "" for none."""
    made = next((above for above in parents(place) if isinstance(above, ast.stmt)), None)
    if not isinstance(made, ast.Assign) or not isinstance(made.value, ast.Call) or made not in file.tree.module.body:
        return ""
    target = made.targets[0]
    if not isinstance(target, ast.Name):
        return ""
    named = [each for each in file.inside(file.tree.module, ast.Name) if each.id == target.id]
    read = [each for each in named if isinstance(each.ctx, ast.Load)]
    tables = [parent_of(each) for each in read]
    in_tables = all(isinstance(each, ast.Dict | ast.List | ast.Tuple) and _is_of_several(each) for each in tables)
    return target.id if tables and in_tables else ""


def _is_of_several(table: ast.Dict | ast.List | ast.Tuple) -> bool:
    return len(table.values if isinstance(table, ast.Dict) else table.elts) > 1


def default_of_made(file: FileContext, place: ast.expr) -> str:
    """The constructor whose default a name is; "" for none."""
    above = parent_of(place)
    made = parent_of(above) if isinstance(above, ast.arguments) else None
    if not isinstance(made, ast.FunctionDef) or made.name != "__init__":
        return ""
    return file.tree.scope_at(made).qualname


def _says(file: FileContext, entry: ast.Dict) -> bool | None:
    """Whether an entry says of itself that it is the one that is taken; None where it says nothing."""
    pairs = zip(entry.keys, entry.values, strict=True)
    said = [file.constant(value) for key, value in pairs if key is not None and file.constant(key) in _TAKEN]
    return next((each for each in said if isinstance(each, bool)), None)


def _is_entry(file: FileContext, assigned: ast.Assign) -> bool:
    """``MODELS["fast"] = {...}``, where the file makes another entry like it."""
    target = assigned.targets[0]
    if not isinstance(target, ast.Subscript):
        return False
    table = ast.unparse(target.value)
    others = (other.targets[0] for other in file.tree.of(ast.Assign) if other is not assigned)
    return any(isinstance(other, ast.Subscript) and ast.unparse(other.value) == table for other in others)


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


__all__ = ["default_of_made", "entry_of_table", "is_one_of_many", "moving_aliases"]
