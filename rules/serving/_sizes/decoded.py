"""Sounds that are decoded as a whole, and cut or refused by their length only then: a small file can hold hours."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

from mlaudit.code.assigned import target_of
from mlaudit.code.bindings import FunctionNode
from mlaudit.code.called import called
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.spelling import spelled

_PART: Final = frozenset({"duration", "frames", "stop", "num_frames", "offset", "start_second"})
"""Arguments that say how much is decoded."""
_DECODES: Final = regex(
    r"^(librosa\.(core\.)?load|torchaudio\.(backend\.\w+\.)?load|(soundfile|sf)\.read|audio2numpy\.audio_from_file"
    r"|pydub\.AudioSegment\.from_(file|mp3|ogg|wav|flv)|(whisper|whisperx)\.(audio\.)?load_audio"
    r"|faster_whisper\.(audio\.)?decode_audio)$"
)
_LASTS: Final = (
    *("load", "read", "audio_from_file", "load_audio", "decode_audio", "from_file"),
    "from_mp3",
    "from_ogg",
)
_LENGTH: Final = regex(r"\blen\(|\.shape\b|duration|num_frames|\.size\b")
_ASKED: Final = regex(r"\.info\(|get_duration|mediainfo|content_length|\.duration\b")
"""What asks how long a file is without decoding it."""


def cut_late(file: FileContext) -> Iterator[tuple[ast.Call, FunctionNode]]:
    """The first such call of each function whose result is cut, or refused where it is too long."""
    if not file.imports("librosa", "torchaudio", "soundfile", "pydub", "whisper", "whisperx", "faster_whisper"):
        return
    told: set[FunctionNode] = set()
    for call in called(file, *_LASTS):
        home = file.function_of(call)
        if home is None or home in told or not _DECODES.match(file.call_name(call) or ""):
            continue
        if file.has_unpacking(call) or any(keyword.arg in _PART for keyword in call.keywords):
            continue
        held = _held(file, call)
        if held and (_is_cut(file, home, call, held) or _is_refused(file, home, call, held)):
            if not _ASKED.search(_before(file, home, call)):
                told.add(home)
                yield call, home


def _held(file: FileContext, call: ast.Call) -> str:
    """The variable that holds what was decoded."""
    target = target_of(file.statement_of(call), call)
    target = target.elts[0] if isinstance(target, ast.Tuple) and target.elts else target
    return target.id if isinstance(target, ast.Name) else ""


def _before(file: FileContext, home: FunctionNode, call: ast.Call) -> str:
    return "\n".join(file.source.lines[home.lineno - 1 : call.lineno - 1])


def _is_cut(file: FileContext, home: FunctionNode, call: ast.Call, held: str) -> bool:
    """``y = y[:most]``, ``wave = wave[:, :most]``: from the beginning, and kept in its place."""
    for assigned in file.inside(home, ast.Assign):
        cut = assigned.value
        if assigned.lineno <= call.lineno or not isinstance(cut, ast.Subscript) or spelled(cut.value) != held:
            continue
        last = cut.slice.elts[-1] if isinstance(cut.slice, ast.Tuple) else cut.slice
        if isinstance(last, ast.Slice) and last.lower is None and last.upper is not None:
            if not (isinstance(last.upper, ast.UnaryOp) and isinstance(last.upper.op, ast.USub)):
                return spelled(assigned.targets[0]) == held
    return False


def _is_refused(file: FileContext, home: FunctionNode, call: ast.Call, held: str) -> bool:
    """``if len(y) > most: raise ...``."""
    for test in file.inside(home, ast.If):
        compare = test.test
        if test.lineno <= call.lineno or not isinstance(compare, ast.Compare) or len(compare.ops) != 1:
            continue
        if not isinstance(compare.ops[0], ast.Gt | ast.GtE) or not any(isinstance(s, ast.Raise) for s in test.body):
            continue
        made = file.names.single_value(compare.left) or compare.left
        written = f"{spelled(compare.left)} {spelled(made)}"
        if _LENGTH.search(written) and any(last_part(n) == held for n in ast.walk(made) if isinstance(n, ast.Name)):
            return True
    return False
