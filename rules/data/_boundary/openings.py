"""Files that a route is sent and opens, where nothing refuses one that is no image or recording at all."""

from __future__ import annotations

import ast
from typing import Final, NamedTuple

from mlaudit.code.assigned import assignments
from mlaudit.code.bindings import FunctionNode
from mlaudit.code.called import called, called_in, calls_one
from mlaudit.code.file import FileContext
from mlaudit.code.pattern import regex
from mlaudit.code.project import Node, ProjectView
from mlaudit.code.tree import parents

from ...serving._schemas.checks import code_of
from ...serving._schemas.loose import validates
from ...serving._sizes.uploads import whole_file, whole_read
from ...serving._web.apps import runs_model
from ...serving._web.routes import route

_OPENS: Final = {
    **dict.fromkeys(("PIL.Image.open", "cv2.imdecode", "imageio.imread", "skimage.io.imread"), "image"),
    **{f"tensorflow.{owner}.decode_{kind}": "image" for owner in ("io", "image") for kind in ("image", "jpeg", "png")},
    **dict.fromkeys(("torchvision.io.decode_image", "torchvision.io.decode_jpeg"), "image"),
    **dict.fromkeys(("soundfile.read", "librosa.load", "torchaudio.load"), "recording"),
    **dict.fromkeys(
        ("cv2.imread", "tensorflow.keras.preprocessing.image.load_img", "keras.preprocessing.image.load_img"), "image"
    ),
    **dict.fromkeys(("tensorflow.keras.utils.load_img", "keras.utils.load_img", "torchvision.io.read_image"), "image"),
    **dict.fromkeys(("imageio.v2.imread", "imageio.v3.imread", "skimage.io.imread"), "image"),
    **{f"{keras}.preprocessing.image.load_img": "image" for keras in ("tf_keras", "keras_preprocessing")},
    **dict.fromkeys(("tensorflow.io.decode_bmp", "tensorflow.io.decode_gif", "tensorflow.image.decode_bmp"), "image"),
    **dict.fromkeys(("soundfile.SoundFile", "audioread.audio_open", "scipy.io.wavfile.read", "wave.open"), "recording"),
    **{f"pydub.AudioSegment.from_{kind}": "recording" for kind in ("file", "wav", "mp3", "ogg")},
    **dict.fromkeys(("librosa.core.load", "torchaudio.load_with_torchcodec"), "recording"),
    **dict.fromkeys(("cv2.VideoCapture", "torchvision.io.read_video", "decord.VideoReader", "av.open"), "video"),
    **dict.fromkeys(("moviepy.editor.VideoFileClip", "moviepy.VideoFileClip", "imageio.get_reader"), "video"),
}
_STEPS: Final = 3
_GIVE_NONE: Final = frozenset({"cv2.imdecode", "cv2.imread"})
_LOOKS: Final = regex(r"(?i)verify\(|allowed|valid|check|magic|imghdr|is_image|sniff|filetype")
"""What asks of which type a file is by its name."""
_TYPES: Final = regex(
    r"(?i)content_?type|mimetype|\bmime|suffix|endswith|splitext|\bext(ension)?s?\b|\.split\(|format|filename|\.name\b"
)
"""What tells of which type a file is, and is a look at it where it is tested: to keep a suffix is none."""
_SERVER_ERROR: Final = regex(r"(?<![\d.])5\d\d(?![\d.])|HTTP_5|InternalServerError|SERVER_ERROR")
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
    for call in called_in(file, node, _opens):
        if not call.args:
            continue
        name = file.call_name(call) or ""
        text = text or code_of(node)
        if _looks_at_type(file, node, text) or (name in _GIVE_NONE and _NONE.search(text)) or _is_caught(call):
            return None
        return Opening(call, _OPENS[name])
    return None


def _looks_at_type(file: FileContext, node: FunctionNode, text: str) -> bool:
    """Whether a function tests of which type a file is, or calls what says that it does."""
    if _LOOKS.search(text):
        return True
    branches: list[ast.If | ast.IfExp | ast.Assert] = [
        *file.inside(node, ast.If),
        *file.inside(node, ast.IfExp),
        *file.inside(node, ast.Assert),
    ]
    tests: list[ast.expr] = [each.test for each in branches]
    tests += [*file.inside(node, ast.Compare), *(each.subject for each in file.inside(node, ast.Match))]
    for test in tests:
        names = [part for part in ast.walk(test) if isinstance(part, ast.Name)]
        made = [value for name in names if (value := file.names.single_value(name)) is not None]
        if any(_TYPES.search(ast.unparse(part)) for part in (test, *made)):
            return not _asks_for_name(test)
    return False


def _asks_for_name(test: ast.expr) -> bool:
    """``if file.filename == ""``: whether a file was chosen at all, and not which."""
    sides = [test.left, *test.comparators] if isinstance(test, ast.Compare) else []
    return any(isinstance(side, ast.Constant) and side.value in ("", None) for side in sides)


def _opens(name: str, _last: str) -> bool:
    return opens(name)


def opens(name: str) -> bool:
    """Whether a call of this name opens a file as an image or recording."""
    return name in _OPENS


def sent(file: FileContext, node: FunctionNode) -> ast.expr | ast.arg | None:
    """The upload of a route, or the file that it or a handler decodes from base64, where it asks for no type and
    catches nothing: where it is opened, read or declared.
    """
    found = route(file, node)
    if (found is None and not _is_handler(node)) or calls_one(file, _MAPS):
        return None
    upload = found is not None and found.upload
    opening = unguarded(file, node)
    if (opening is None and not upload) or _looks_at_type(file, node, code_of(node)):
        return None
    if any(_answers(handler) for block in file.inside(node, ast.Try) for handler in block.handlers):
        return None
    if not upload:
        return opening.place if opening is not None and _is_sent_as_text(file, node) else None
    if opening is not None:
        return opening.place
    return _taken_of_form(file, node) or whole_read(file, node) or whole_file(node)


def _is_handler(node: FunctionNode) -> bool:
    """Whether a function is a handler of AWS Lambda, by what it is given."""
    return [argument.arg for argument in node.args.args] == ["event", "context"]


def _taken_of_form(file: FileContext, node: FunctionNode) -> ast.expr | None:
    """``request.files["image"]``, ``request.files.get("image")``, where a variable is given it."""
    for assigned in assignments(file, node):
        value = assigned.value
        if isinstance(value, ast.Call) and isinstance(value.func, ast.Attribute) and value.func.attr == "get":
            value = value.func.value
        elif isinstance(value, ast.Subscript):
            value = value.value
        if isinstance(value, ast.Attribute) and value.attr == "files":
            return assigned.value
    return None


def _is_sent_as_text(file: FileContext, node: FunctionNode) -> bool:
    """Whether a route decodes a file from base64: it came as a text in the request."""
    return any(file.function_of(call) is node for call in called(file, "b64decode"))


def _is_caught(call: ast.Call) -> bool:
    for parent in parents(call):
        if isinstance(parent, ast.Try) and any(map(_answers, parent.handlers)):
            return True
        if isinstance(parent, ast.FunctionDef | ast.AsyncFunctionDef):
            return False
    return False


def _answers(handler: ast.ExceptHandler) -> bool:
    """Whether a handler makes something of what cannot be decoded: to raise again or to answer 500 is nothing."""
    last = handler.body[-1]
    written = "\n".join(ast.unparse(statement) for statement in handler.body)
    again = isinstance(last, ast.Raise) and last.exc is None
    return not again and _SERVER_ERROR.search(written) is None


def opened_as(project: ProjectView, node: Node) -> str:
    """What a route, or a function that it calls in a few steps, takes an upload for and opens; "" where it is no
    model's.
    """
    reached = project.reach([node])
    opened = [each for each in reached if each in _openers(project) and _steps(reached, each) <= _STEPS]
    if not opened or not runs_model(project, node) or validates(project, node):
        return ""
    return _openers(project)[opened[0]]


def _steps(reached: dict[Node, Node | None], node: Node) -> int:
    """How many calls lead to a function."""
    found, caller = 0, reached[node]
    while caller is not None:
        found, caller = found + 1, reached[caller]
    return found


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
