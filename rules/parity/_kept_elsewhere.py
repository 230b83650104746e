"""Transformers that are kept in code which was not read together with what fits them: saved by another method, written
out as text, or read back from a file that no saving call names.
"""

from __future__ import annotations

import re
from typing import Any, Final

from mlaudit.code.entrypoints import is_test_path
from mlaudit.code.parity import artifacts, formats
from mlaudit.code.parity.analysis import Parity
from mlaudit.code.parity.flows import Flow
from mlaudit.code.parity.machine import Machine
from mlaudit.code.parity.values import Obj
from mlaudit.code.pattern import regex

_KEEPS: Final = frozenset(
    {"to_json", "dumps", "dump", "save", "save_model", "save_pretrained", "get_config", "get_params", "write_bytes"}
    | {"log_model", "log_artifact", "save_object", "save_pickle", "save_artifact", "save_file", "put", "upload"}
)
"""Methods and functions that keep what they are called on or given, by the last part of their names."""
_FILES: Final = {
    "Scaler": regex(r"scal|norm|standard|preproc|transf|pipeline", re.IGNORECASE),
    "Encoder": regex(r"enc|label|categor|preproc|transf|pipeline|mapping", re.IGNORECASE),
    "Binarizer": regex(r"binar|enc|label|mlb|classes", re.IGNORECASE),
    "Imputer": regex(r"imput|preproc|transf|pipeline", re.IGNORECASE),
    "Vectorizer": regex(r"vec|tfidf|bow|preproc|transf|pipeline", re.IGNORECASE),
    "Tokenizer": regex(r"tok|vocab|word_?index", re.IGNORECASE),
    "PCA": regex(r"pca|reduc|preproc|transf|pipeline", re.IGNORECASE),
    "Transformer": regex(r"preproc|transf|pipeline|enc|scal", re.IGNORECASE),
}
"""What the file of a transformer is called, by the end of its class."""


def is_kept_elsewhere(analysis: Parity, carrier: Obj) -> bool:
    """Whether an attribute that holds a transformer is given to something that keeps it, wherever that is called."""
    machine = analysis.machine
    return any(
        _keeps(flow, name)
        for name in _names(machine, carrier)
        for flow in machine.flows.values()
        if flow.mentions(name)
    )


def is_read_back(machine: Machine, carrier: Obj) -> bool:
    """Whether a file is read that is called as this transformer's would be, and that nobody is seen to write."""
    called = next((pattern for end, pattern in _FILES.items() if carrier.short.endswith(end)), None)
    if called is None:
        return False
    for each in machine.objects:
        read = artifacts.last_of((each.loaded or "").replace("\\", "/"), "/")
        if not read or read.endswith(".csv") or not called.search(read) or is_test_path(each.place.path):
            continue
        if not any(artifacts.same(path, each.loaded or "") for path, _, _, _ in machine.saves):
            return True
    return False


def _names(machine: Machine, carrier: Obj) -> set[str]:
    """The attributes that hold a transformer, alone or with others: ``self.scaler = scaler``."""
    flow = machine.flows.get(carrier.place.path)
    if flow is None:
        return set()
    found: set[str] = set()
    for body in (flow.module, *(flow.functions[each][1] for each in flow.functions)):
        held = {name for target, value in _assigned(body) if _is_made(value, carrier) for name in _local(target)}
        for target, value in _assigned(body):
            if _is_made(value, carrier) or (value[:1] == ["n"] and value[1] in held):
                found.update(_attribute(target))
    return found


def _assigned(code: Any) -> list[tuple[Any, Any]]:
    if not isinstance(code, list):
        return []
    if code[:1] == ["="] and len(code) == 4:
        return [(target, code[2]) for target in code[1] if isinstance(code[2], list)]
    return [pair for part in code for pair in _assigned(part)]


def _is_made(value: Any, carrier: Obj) -> bool:
    return value[:1] == ["k"] and len(value) == 5 and value[4][:1] == [carrier.place.line]


def _local(target: Any) -> list[str]:
    return [target[1]] if target[0] == "n" else []


def _attribute(target: Any) -> list[str]:
    """``self.scaler``, and ``self.encoders[column]``."""
    if target[0] == "s":
        return _attribute(target[1])
    return [target[2]] if target[0] == "a" else []


def _keeps(flow: Flow, name: str) -> bool:
    """Whether a file gives an attribute of that name to something that keeps it."""
    return _kept(flow.module, name) or any(_kept(flow.functions[each], name) for each in flow.functions)


def _kept(code: Any, name: str) -> bool:
    if not isinstance(code, list):
        return False
    if code[:1] == ["k"] and len(code) == 5:
        callee = code[1]
        last = callee[2] if callee[0] == "a" else artifacts.last_of(str(callee[1]))
        if last in _KEEPS or (callee[0] == "g" and callee[1] in formats.SAVERS):
            own = [callee[1]] if callee[0] == "a" else []
            if any(_holds(part, name) for part in (*own, code[2], code[3])):
                return True
    return any(_kept(part, name) for part in code)


def _holds(code: Any, name: str) -> bool:
    if not isinstance(code, list):
        return False
    return (code[:1] == ["a"] and len(code) > 2 and code[2] == name) or any(_holds(part, name) for part in code)
