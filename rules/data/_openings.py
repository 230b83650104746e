"""Files that a route is sent and opens, where nothing refuses one that is no image or recording at all."""

from __future__ import annotations

import ast
from typing import Final, NamedTuple

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.called import called, calls_one
from mlaudit.code.file import FileContext
from mlaudit.code.pattern import regex
from mlaudit.code.project import Node, ProjectView
from mlaudit.code.tree import parents

from ..serving._apps import runs_model
from ..serving._checks import code_of
from ..serving._loose import validates
from ..serving._routes import route
from ..serving._uploads import whole_file, whole_read

_OPENS: Final = {
    **dict.fromkeys(("PIL.Image.open", "cv2.imdecode", "imageio.imread", "skimage.io.imread"), "image"),
    **{f"tensorflow.{owner}.decode_{kind}": "image" for owner in ("io", "image") for kind in ("image", "jpeg", "png")},
    **dict.fromkeys(("torchvision.io.decode_image", "torchvision.io.decode_jpeg"), "image"),
    **dict.fromkeys(("soundfile.read", "librosa.load", "torchaudio.load"), "recording"),
}
_LOOKS: Final = regex(
    r"(?i)content_?type|mimetype|\bmime|verify\(|suffix|endswith|allowed|splitext|extension|split\(|valid|check|magic|imghdr"
    r"|is_image|sniff"
)
"""What asks of which type a file is, or calls what does."""
_NONE: Final = regex(r"\bis (not )?None|not (img|image|frame)\b|\.size == 0")
_MAPS: Final = frozenset({"exception_handler", "errorhandler", "add_exception_handler", "register_error_handler"})
"""What turns exceptions of all routes into answers."""


class Opening(NamedTuple):
    """Where a function opens what it is given, and what it takes it for."""

    place: ast.Call
    kind: str


def unguarded(file: FileContext, node: FunctionNode) -> Opening | None:
    """The call by which a function opens a file in memory as an image or recording, and catches nothing."""
    text = ""
    opens: list[ast.Call] | None = file.shared.get("opens files in memory")
    if opens is None:
        opens = file.shared["opens files in memory"] = file.calls_where(_opens)
    for call in opens:
        if file.function_of(call) is not node or not call.args:
            continue
        name = file.call_name(call) or ""
        text = text or code_of(node)
        if _LOOKS.search(text) or (name == "cv2.imdecode" and _NONE.search(text)) or _is_caught(call):
            return None
        return Opening(call, _OPENS[name])
    return None


def _opens(name: str, _last: str) -> bool:
    return name in _OPENS


def sent(file: FileContext, node: FunctionNode) -> ast.Call | ast.arg | None:
    """The upload of a route, or the file that it decodes from base64, where it asks for no type and catches nothing:
    where it is opened, read or declared.
    """
    found = route(file, node)
    if found is None or _LOOKS.search(code_of(node)):
        return None
    if any(block.handlers for block in file.inside(node, ast.Try)) or calls_one(file, _MAPS):
        return None
    opening = unguarded(file, node)
    if not found.upload:
        return opening.place if opening is not None and _is_sent_as_text(file, node) else None
    return opening.place if opening is not None else whole_read(file, node) or whole_file(node)


def _is_sent_as_text(file: FileContext, node: FunctionNode) -> bool:
    """Whether a route decodes a file from base64: it came as a text in the request."""
    return any(file.function_of(call) is node for call in called(file, "b64decode"))


def _is_caught(call: ast.Call) -> bool:
    for parent in parents(call):
        if isinstance(parent, ast.Try) and parent.handlers:
            return True
        if isinstance(parent, ast.FunctionDef | ast.AsyncFunctionDef):
            return False
    return False


def opened_as(project: ProjectView, node: Node) -> str:
    """What a route, or a function that it calls itself, takes an upload for and opens; "" where it is no model's."""
    reached = project.reach([node])
    opened = [each for each, caller in reached.items() if caller in (None, node) and each in _openers(project)]
    if not opened or not runs_model(project, node) or validates(project, node):
        return ""
    return _openers(project)[opened[0]]


def _openers(project: ProjectView) -> dict[Node, str]:
    known: dict[Node, str] | None = project.shared.get("MLA307 openers")
    if known is None:
        known = project.shared["MLA307 openers"] = {
            (path, candidate.data["function"]): candidate.data["opens"]
            for path, facts in project.files.items()
            for candidate in facts.candidates_of("MLA307")
            if candidate.data.get("opens")
        }
    return known
