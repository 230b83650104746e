"""How much work a request asks for, where the model or the store is asked for it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.facts import Candidate
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.project import ProjectView
from mlaudit.code.spelling import spelled
from mlaudit.code.tree import parent_of

from .._schemas.declared import default_of
from .._web.apps import serves_a_model
from .._web.marks import marked
from .bounds import says
from .lengths import DECLARED

_WORK: Final = frozenset(
    {"max_new_tokens", "max_completion_tokens", "num_images_per_prompt", "num_return_sequences", "num_inference_steps"}
    | {"num_beams", "n_results", "max_output_tokens", "max_tokens_to_sample", "num_predict", "n_predict", "max_gen_len"}
    | {"num_variations", "num_beam_groups", "beam_size"}
)
"""Arguments that say so whatever is called."""
_OF_MODELS: Final = frozenset({"n", "best_of", "max_tokens", "max_length"})
_MODELS: Final = regex(
    r"^(SamplingParams|GenerationConfig|GenerateContentConfig|generate|create|a?completions?|acreate|complete|chat_completion|text_generation)$"
)
_OF_STORES: Final = frozenset({"limit", "k", "top_k", "fetch_k"})
_STORES: Final = regex(
    r"^(query_points|scroll|similarity_search\w*|max_marginal_relevance_search|recommend|knn_search|asimilarity_search\w*|amax_marginal_relevance_search|query_batch_points|search_groups|near_(text|vector|image|object)"
    r"|bm25|hybrid|hybrid_search|semantic_search|knn_query)$"
)
_WORDS: Final = _WORK | _OF_MODELS | _OF_STORES
COUNT_WORDS: Final = (
    *(word.encode() for word in sorted(_WORK)),
    *(b"SamplingParams", b"GenerationConfig", b".generate(", b"query_points", b"similarity_search", b"scroll("),
    *(b"near_text", b"near_vector", b"semantic_search", b"knn_query", b"GenerateContentConfig"),
)
"""What a file holds, byte for byte, that is given a count."""
_SAME: Final = frozenset({"int", "float", "abs", "round"})
_PAYLOADS: Final = regex(r"^(job|job_input|payload|body|event|request)$")
_LOOSE: Final = frozenset({"Streamlit", "Gradio", "Chainlit", "Celery", "task queue"})
"""Frameworks whose functions are found by their file only, or are asked by the program itself."""


class Asked(NamedTuple):
    """What says how much work a request is: the argument, the call, what is given, the parameter that it comes from,
    and the field of it ("" for the parameter itself, in brackets for a key).
    """

    keyword: ast.keyword
    call: ast.Call
    parameter: ast.arg
    field: str


def asked(file: FileContext) -> list[Asked]:
    """The counts of a file's calls that come from a parameter of the function, with nothing that bounds them there."""
    found = []
    for keyword in [keyword for keyword in file.tree.of(ast.keyword) if keyword.arg in _WORDS]:
        call = parent_of(keyword)
        home = file.function_of(call) if isinstance(call, ast.Call) and _counts(call, keyword.arg or "") else None
        given = _source(file, home, keyword.value) if home is not None else None
        if given is not None and isinstance(call, ast.Call):
            found.append(Asked(keyword, call, *given))
    return found


def _counts(call: ast.Call, argument: str) -> bool:
    last = last_part(call.func)
    if argument in _OF_MODELS:
        return _MODELS.match(last) is not None
    return argument in _WORK or _STORES.match(last) is not None


def _source(file: FileContext, node: FunctionNode, value: ast.expr) -> tuple[ast.arg, str] | None:
    """The parameter that a count is, and the field of it; None for others, and where it is compared or cut."""
    body = ""
    for _ in range(6):
        if isinstance(value, ast.Name | ast.Attribute):
            body = body or "\n".join(spelled(statement) for statement in node.body)
            if _is_compared(body, spelled(value)):
                return None
        if isinstance(value, ast.Name):
            bindings = file.names.lookup(value.id, value)
            if len(bindings) != 1:
                return None
            if bindings[0].kind == "arg" and isinstance(bindings[0].node, ast.arg):
                return _own(node, bindings[0].node, "")
            made = file.names.single_value(value)
        elif isinstance(value, ast.Call):
            last = last_part(value.func)
            owner = value.func.value if isinstance(value.func, ast.Attribute) else None
            if last == "get" and isinstance(owner, ast.Name) and value.args:
                return _payload(file, node, owner, file.constant(value.args[0]))
            others = [a for a in value.args if not isinstance(a, ast.Constant)]
            made = others[0] if len(others) == 1 and (last in _SAME or last == "max") else None
        elif isinstance(value, ast.Subscript) and isinstance(value.value, ast.Name):
            return _payload(file, node, value.value, file.constant(value.slice))
        elif isinstance(value, ast.Attribute) and isinstance(value.value, ast.Name):
            bindings = file.names.lookup(value.value.id, value)
            argument = bindings[0].node if len(bindings) == 1 and bindings[0].kind == "arg" else None
            return _own(node, argument, value.attr) if isinstance(argument, ast.arg) else None
        else:
            made = value.values[0] if isinstance(value, ast.BoolOp) and isinstance(value.op, ast.Or) else None
        if made is None or made is value:
            return None
        value = made
    return None


def _own(node: FunctionNode, argument: ast.arg, field: str) -> tuple[ast.arg, str] | None:
    """A parameter of the function itself, unless its declaration bounds it."""
    arguments = node.args
    if argument not in (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs) or argument.arg == "self":
        return None
    default = default_of(node, argument)
    declared = spelled(argument) + (spelled(default) if default is not None else "")
    return None if DECLARED.search(declared) or "Depends" in declared else (argument, field)


def _payload(file: FileContext, node: FunctionNode, owner: ast.Name, key: object) -> tuple[ast.arg, str] | None:
    """``job["steps"]``, ``payload.get("steps", 20)``: a field of a parameter that holds a payload."""
    bindings = file.names.lookup(owner.id, owner)
    argument = bindings[0].node if len(bindings) == 1 and bindings[0].kind == "arg" else None
    if not isinstance(argument, ast.arg) or not _PAYLOADS.match(argument.arg) or not isinstance(key, str):
        return None
    return _own(node, argument, f"[{key!r}]")


def _is_compared(body: str, written: str) -> bool:
    name = re.escape(written)
    return re.search(rf"\bmin\([^)]*{name}\b|\b{name}\b\s*(<|>|in |not in )|[<>]=?\s*{name}\b", body) is not None


def bounded_types(file: FileContext) -> Iterator[tuple[ast.stmt, str]]:
    """The types that a module declares with a bound: ``TopK = Annotated[int, Field(ge=1, le=100)]``."""
    for node in file.tree.module.body if file.holds(b"Annotated[") else ():
        if not isinstance(node, ast.Assign | ast.AnnAssign) or not isinstance(node.value, ast.Subscript):
            continue
        target = node.targets[0] if isinstance(node, ast.Assign) else node.target
        if last_part(node.value.value) == "Annotated" and DECLARED.search(spelled(node.value)):
            yield node, spelled(target)


def _is_of_bounded_type(project: ProjectView, name: str, path: str) -> bool:
    """Whether a parameter's type is one that a module of the project declares with a bound."""
    located = project.locate(name, path) if name else None
    return (
        located is not None
        and len(located[1]) == 1
        and (located[0], located[1][0]) in marked(project, "MLA704", "bounded type")
    )


def is_open(candidate: Candidate, project: ProjectView) -> bool:
    """Whether a count is one that an entry point is given, or that a payload holds, and no schema bounds."""
    where, data = candidate.finding.location, candidate.data
    if where is None or _is_of_bounded_type(project, data.get("typed", ""), where.path):
        return False
    key, schema = data["asked"], data["schema of"]
    node = (where.path, data["function"])
    if not key.startswith("["):
        fact = project.function(node)
        roots = (e for e in project.entry_points if e.kind == "serving" and e.framework not in _LOOSE)
        if fact is None or not any((e.path, e.function) == node for e in roots):
            return False
    if key and not key.startswith("["):
        symbol = project.resolve(schema.removesuffix("()"), where.path) if schema else None
        if symbol is None or symbol.cls is None:
            return False
        known = project.files[symbol.path].candidates_of("MLA704")
        if not any(c.data.get("schema") == symbol.qualname and key in c.data["open"] for c in known):
            return False
    others = (
        c
        for c in project.files[where.path].candidates_of("MLA704")
        if c is not candidate and c.finding.message and (serves_a_model(project) or not c.data.get("count"))
        if not (c.data.get("text") and says(project, where.path, "cuts"))
    )
    return not any(c.finding.location is not None and c.finding.location.line == where.line for c in others)
