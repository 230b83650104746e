"""Where a client that another place made is asked: what waits is the call, and its function knows who waits for it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

import msgspec

from mlaudit.code.facts import Candidate
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.handed import handed_to
from mlaudit.code.project import ProjectView

from .bounds import Bound, is_guarded, wait_bound
from .clients import Client
from .dying_loops import run_by_threads
from .waited_for import bounded_workers

_ASKS: Final = frozenset(
    {
        *("create", "parse", "stream", "generate", "edit", "acreate", "agenerate", "rerank", "classify", "moderate"),
        *("generate_content", "generate_content_stream", "embed_content", "generate_images", "count_tokens"),
        *("send_message", "send_message_stream", "complete", "complete_async", "completion", "acompletion"),
        *("chat", "chat_stream", "embed", "embeddings", "embedding", "aembedding", "chat_completion"),
        *("invoke", "ainvoke", "batch", "abatch", "astream", "predict", "apredict", "run", "arun", "call", "acall"),
        *("embed_query", "embed_documents", "aembed_query", "aembed_documents", "predict_messages"),
        *("text_generation", "feature_extraction", "text_classification", "summarization", "translation"),
        *("zero_shot_classification", "token_classification", "question_answering", "sentence_similarity"),
        *("image_classification", "text_to_image", "automatic_speech_recognition", "fill_mask", "object_detection"),
        "retrieve",
    }
)
"""Last parts of calls by which a model that is served elsewhere is asked."""
_ASKS_AWS: Final = frozenset(
    {
        *("invoke_endpoint", "invoke_model", "invoke_model_with_response_stream", "converse", "converse_stream"),
        *("retrieve_and_generate", "invoke_agent", "invoke_endpoint_async", "retrieve"),
    }
)
"""The same of what boto3 makes: no other client has them, though one attribute may hold either."""
_MAKES: Final = frozenset({"chats", "caches", "files", "vector_stores", "assistants", "threads"})
"""Parts of a provider's client whose `create` makes a handle, or is asked once."""
_DEPTH: Final = 6


def asked(file: FileContext, made: ast.Call, known: Client) -> tuple[list[ast.Call], bool]:
    """The calls of this file that ask the server of the client that `made` makes, with no bound of their own; and
    whether it is asked at all, where each way is bounded: a thread may be handed ``client.models.generate_content``.
    """
    names = _ASKS_AWS if known.services else _ASKS
    every = [
        call
        for call in file.calls_where(lambda _, last: last in names)
        if isinstance(call.func, ast.Attribute) and _asks(call) and _stems_from(file, call.func.value, made, _DEPTH)
    ]
    loose = [
        call
        for call in every
        if wait_bound(file, call, known.per_call) in (Bound.MISSING, Bound.NONE) and not is_guarded(file, call)
    ]
    handed = any(
        isinstance(worker, ast.Attribute) and worker.attr in names and _stems_from(file, worker.value, made, _DEPTH)
        for worker in bounded_workers(file)
    )
    return loose, (bool(every) or handed) and not loose


def asked_in_threads(file: FileContext, made: ast.Call) -> bool:
    """Whether a client that a module makes is asked by functions that this file starts threads with, and no others."""
    if file.function_of(made) is not None or not file.holds(b"Thread("):
        return False
    homes = {
        file.function_of(call)
        for call in file.tree.of(ast.Call)
        if isinstance(call.func, ast.Attribute) and _stems_from(file, call.func.value, made, _DEPTH)
    }
    homes.discard(None)
    return bool(homes) and homes <= run_by_threads(file)


def _asks(call: ast.Call) -> bool:
    owner = call.func.value if isinstance(call.func, ast.Attribute) else None
    last = last_part(call.func)
    return last in _ASKS | _ASKS_AWS and not (last == "create" and last_part(owner) in _MAKES)


def _stems_from(file: FileContext, held: ast.expr, made: ast.Call, depth: int) -> bool:
    """Whether an object is the client, a part of it, or was made with it: ``client.chats.create(...)``, ``a | llm``."""
    part: ast.expr | None = held
    while part is not None and depth > 0:
        if part is made:
            return True
        if isinstance(part, ast.BinOp):
            return any(_stems_from(file, side, made, depth - 1) for side in (part.left, part.right))
        if isinstance(part, ast.BoolOp):
            return any(_stems_from(file, side, made, depth - 1) for side in part.values)
        if isinstance(part, ast.Name | ast.Attribute):
            values = [value for value in _values(file, part) if value is not part]
            if any(_stems_from(file, value, made, depth - 1) for value in values):
                return True
        if isinstance(part, ast.Call):
            if _asks(part):
                return False  # what the server answered
            if _gives(file, part, made):
                return True
            handed = [k.value for k in part.keywords if k.arg == "llm"]
            if any(_stems_from(file, value, made, depth - 1) for value in handed):
                return True
            part = part.func if isinstance(part.func, ast.Attribute) else None
        else:
            part = part.value if isinstance(part, ast.Attribute) else None
    return False


def _gives(file: FileContext, call: ast.Call, made: ast.Call) -> bool:
    """Whether a call is of the function that makes the client and gives it back: ``client = get_client()``."""
    factory = file.function_of(made)
    if factory is None or last_part(call.func) != factory.name:
        return False
    given = [each.value for each in file.inside(factory, ast.Return) if each.value is not None]
    return any(value is made or file.names.single_value(value) is made for value in given)


def _values(file: FileContext, held: ast.Name | ast.Attribute) -> Iterator[ast.expr]:
    """What a name was given in this file, also one that a session or an app keeps: ``st.session_state.chat``."""
    yield from file.names.values(held)
    if isinstance(held, ast.Name):  # a parameter: what the calls of this file hand to it
        for binding in file.names.bindings(held) or ():
            yield from handed_to(file.names, binding) if binding.kind == "arg" else ()
    if isinstance(held, ast.Attribute) and isinstance(held.value, ast.Attribute):
        kept: dict[str, list[ast.expr]] | None = file.shared.get("kept attributes")
        if kept is None:
            kept = {}
            for assign in file.tree.of(ast.Assign):
                for target in assign.targets:
                    if isinstance(target, ast.Attribute) and isinstance(target.value, ast.Attribute):
                        kept.setdefault(ast.unparse(target), []).append(assign.value)
            file.shared["kept attributes"] = kept
        yield from kept.get(ast.unparse(held), ())


def is_spokesman(candidate: Candidate, project: ProjectView) -> bool:
    """Whether a call is the one of its client's that is reported: the first that a request leads to, else the first."""
    where = candidate.finding.location
    if where is None:
        return False
    every = [other for other in project.files[where.path].candidates_of("MLA101") if other.data.get("made")]
    here = [other.data["made"] for other in every if other.finding.location == where]
    if candidate.data["made"] != here[0]:
        return False  # a call on one of two clients is one finding
    same = [other for other in every if other.data["made"] == candidate.data["made"]]
    chosen = next((other for other in same if project.context(where.path, other.function) == "serving"), same[0])
    return chosen.finding.location == where


def in_its_context(candidate: Candidate, project: ProjectView) -> Candidate:
    """The candidate of a call as one of the function that makes its client, where only that is known to serve."""
    where = candidate.finding.location
    made_in = candidate.data.get("made_in")
    if where is None or made_in is None or project.context(where.path, candidate.function) == "serving":
        return candidate
    if project.context(where.path, made_in) != "serving":
        return candidate
    return msgspec.structs.replace(candidate, function=made_in)
