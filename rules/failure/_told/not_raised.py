"""Errors that are made and not raised, and answers that are made and not given: nobody hears of them."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from mlaudit.code.file import FileContext, last_part
from mlaudit.code.outcome import other_outcomes, outcomes
from mlaudit.code.pattern import regex
from mlaudit.code.tree import parent_of

from ...serving._web.askable import marked
from ...serving._web.routes import route

BUILDS: Final = regex(r"(error|exception|exc|make|build|to_|as_|from_|convert|map|translate|wrap)", re.IGNORECASE)
"""Functions that are there to make an error for who calls them."""
_HTTP_ERRORS: Final = regex(r"^(fastapi|starlette)(\.exceptions)?\.HTTPException$")
"""Errors that a framework sends only where they are raised: as an answer they are an object like any other."""
_RAISED: Final = regex(
    r"^builtins\.\w+(Error|Exception)$|^(fastapi|starlette)(\.exceptions)?\.HTTPException$|^django\.http\.Http404$"
    r"|^rest_framework\.exceptions\.[A-Z]\w+$"
)
_ANSWERS: Final = regex(
    r"^django\.(http|shortcuts)\.(HttpResponse\w*|JsonResponse|render|redirect)$|^rest_framework\.response\.Response$"
    r"|^(fastapi|starlette)(\.responses)?\.(JSON|ORJSON|PlainText|HTML|Redirect)?Response$|^flask\.(jsonify|make_response)$"
)
_FIRST: Final = regex(r"^[A-Z]|^(render|redirect|jsonify|make_response)$")


class Lost(NamedTuple):
    """An error or an answer that was made for nobody, what is said of it, and how it is mended."""

    place: ast.stmt
    said: str
    fix: str


def not_raised(file: FileContext) -> Iterator[Lost]:
    """``return HTTPException(404)`` of a route, and ``HTTPException(404)``, ``HttpResponse("no")`` as statements."""
    for answer, value in outcomes(file):
        if (
            isinstance(value, ast.Call)
            and _HTTP_ERRORS.match(file.call_name(value) or "")
            and _is_of_route(file, answer)
        ):
            said = "`HTTPException` is returned, not raised: the client gets status 200, and the error as an object"
            yield Lost(answer, said, f"Raise it: `raise {file.text(value)}`.")
    for call in file.calls_where(lambda name, last: name and _FIRST.match(last)):
        statement = parent_of(call)
        if not isinstance(statement, ast.Expr) or file.function_of(call) is None:
            continue
        name = file.call_name(call) or ""
        if _RAISED.match(name):
            said = f"`{last_part(call.func)}` is made here and not raised: what follows runs as if nothing had happened"
            yield Lost(statement, said, f"Raise it: `raise {file.text(call)}`.")
        elif _ANSWERS.match(name):
            said = f"`{last_part(call.func)}` is made here and not returned: who asked gets what follows instead"
            yield Lost(statement, said, f"Return it: `return {file.text(call)}`.")


def _is_of_route(file: FileContext, answer: ast.Return) -> bool:
    """Whether a route gives an answer, or a function that has others than errors and is not there to make these."""
    function = file.function_of(answer)
    if function is None:
        return False
    if function in marked(file) and route(file, function) is not None:
        return True
    if BUILDS.search(function.name):
        return False
    others = other_outcomes(file, function, answer.value)
    return any(
        not isinstance(other, ast.Call) or not _HTTP_ERRORS.match(file.call_name(other) or "") for other in others
    )


__all__ = ["BUILDS", "not_raised"]
