"""What a field of a request arrives as: a number has no case and no category that could be numbered again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mlaudit.code.parity import tables
from mlaudit.code.parity.parameters import Keywords, constant_of, plain
from mlaudit.code.parity.values import Chain, Const, Data, Event, Items, Place, Step, Value

if TYPE_CHECKING:
    from mlaudit.code.facts import ClassFact
    from mlaudit.code.parity.machine import Machine
    from mlaudit.code.project import ProjectView

NUMBER: Final = "number"
TEXT: Final = "text"
CAST: Final = "cast"
"""The step that says what a value was when it came, or was read as. It changes nothing and is never compared."""

CHOICE: Final = "choice"
"""The parameter of a map that stands for a choice between two numbers."""
ARRAY: Final = "array"
"""What a picture of Pillow is read as: its channels are red, green and blue."""
PICTURE: Final = "picture"
"""What an array is made again."""
_MARKS: Final = {kind: Step(CAST, Place("", 0), {"to": kind}) for kind in (NUMBER, TEXT)}
_WIDGETS: Final = {
    **dict.fromkeys(("number_input", "slider", "checkbox", "toggle"), NUMBER),
    **dict.fromkeys(("text_input", "text_area"), TEXT),
}
_CHOICES: Final = frozenset({"selectbox", "radio", "select_slider"})
WIDGET: Final = "widget"
"""The detail of what a person fills in on a page."""
PAGE: Final = "page"
"""The detail of a part of a page that has widgets of its own: ``left, right = st.columns(2)``."""
_PARTS: Final = frozenset({"columns", "tabs", "container", "expander", "form", "empty", "popover"})
SPREAD: Final = frozenset({"get_dummies", "OneHotEncoder", "LabelBinarizer"})
"""Encodings that give a column for each category, so that none of the old name is left that could hold a number."""
_OF_TEXT: Final = tables.ENCODERS | SPREAD | {"lower", "upper", "strip", "casefold", "title"}
"""Steps that take words: to a number they do nothing, or fail."""


def as_number(data: Data) -> Data:
    """A field of a request that was read as a number before anything else was done to it, marked so, in place."""
    if data.is_sent or data.detail == WIDGET:
        mark = (_MARKS[NUMBER],)
        data.chain = data.chain or mark
        data.columns = {name: chain or mark for name, chain in data.columns.items()}
    return data


def of_widget(name: str, arguments: list[Value], keywords: Keywords, place: Place) -> Data:
    """What a widget gives: ``st.number_input("Age")``, ``st.selectbox("Plan", ["basic", "gold"])``. It is called what
    the variable is that gets it.
    """
    last = name.rpartition(".")[2]
    known = last in _WIDGETS or last in _CHOICES
    detail = WIDGET if known else PAGE if last in _PARTS else ""
    made = Data("unknown", "" if known else last, detail=detail, place=place)
    kind = _WIDGETS.get(last, "")
    if last in _CHOICES:
        kind = _kind_of(keywords.get("options", arguments[1] if len(arguments) > 1 else None))
    if kind:
        made.apply(_MARKS[kind])
    return made


def _kind_of(options: Value | None) -> str:
    given = constant_of(options) if isinstance(options, Const) else None
    if isinstance(options, Items):
        given = [constant_of(each) for each in options.items]
    if not isinstance(given, list | tuple) or not given:
        return ""
    if all(isinstance(each, int | float) for each in given):
        return NUMBER
    return TEXT if all(isinstance(each, str) for each in given) else ""


def takes_text(step: Step) -> bool:
    """Whether a step of training makes something of words, with nothing that was saved for the other side."""
    if step.carrier is not None and step.carrier.saved:
        return False
    return step.op in _OF_TEXT or (step.op in ("map", "replace") and keyed(step))


def keyed(step: Step) -> bool:
    """Whether a step takes words for what a dict says of them."""
    by = step.parameters.get("by", step.parameters.get("old"))
    return isinstance(by, tuple) and bool(by) and all(isinstance(p, tuple) and isinstance(p[0], str) for p in by)


def in_words(chain: Chain) -> Chain:
    """The steps by which training writes words for the numbers of a table, ``map({1: "married"})``, with those before:
    who sends the words has no need of them.
    """
    last = next((i for i in range(len(chain) - 1, -1, -1) if _writes_words(chain[i])), -1)
    return chain[: last + 1]


def _writes_words(step: Step) -> bool:
    if step.op == "where":
        given = [value for value in step.parameters.values() if value is not None]
        return len(given) > 1 and all(isinstance(value, str) for value in given)
    by = step.parameters.get("by", step.parameters.get("old"))
    if step.op not in ("map", "replace") or not isinstance(by, tuple) or not by:
        return False
    if not all(isinstance(pair, tuple) and len(pair) == _PAIR for pair in by):
        return False
    return all(isinstance(key, int | float) and isinstance(word, str) for key, word in by)


_PAIR: Final = 2


def sent_as(machine: Machine, serving: Event, column: str, chain: Chain) -> str:
    """What serving gets a column as: what the code reads it as, or what its schema or signature says; "" if nothing."""
    read = next((step.parameters["to"] for step in reversed(chain) if step.op == CAST), "")
    if read:
        return str(read)
    data, declared = serving.data, _declared(machine, serving)
    told = declared.get(plain(data.derived.get(column, column)), "")
    return told or ("" if data.columns else declared.get(plain(data.name), ""))  # a list of numbers, as it came


def _declared(machine: Machine, serving: Event) -> dict[str, str]:
    """The kind of each field that a request must bring, by its plain name."""
    project = machine.project
    function = project.function(serving.root)
    found = {
        plain(name): kind.rstrip("?") for schema in schemas(project, serving) for name, kind in schema.kinds.items()
    }
    for parameter in function.parameters if function is not None else ():
        kind = _ANNOTATIONS.get(parameter.annotation, "")
        symbol = project.resolve(parameter.annotation, serving.root[0]) if parameter.annotation and not kind else None
        if symbol is not None and symbol.cls is not None and project.has_base(symbol.path, symbol.cls, _NUMBERED):
            kind = NUMBER
        if kind:
            found[plain(parameter.name)] = kind
    return found


def schemas(project: ProjectView, serving: Event) -> list[ClassFact]:
    """The classes that a request is checked against, with those of their fields."""
    function = project.function(serving.root)
    waiting = [(each.annotation, serving.root[0]) for each in (function.parameters if function is not None else ())]
    found: list[ClassFact] = []
    while waiting and len(found) < _MOST:
        annotation, path = waiting.pop(0)
        symbol = project.resolve(annotation, path) if annotation else None
        if symbol is None or symbol.cls is None or symbol.cls in found:
            continue
        if project.has_base(symbol.path, symbol.cls, tables.SCHEMAS):
            found.append(symbol.cls)
            waiting += [(each, symbol.path) for each in symbol.cls.attributes.values()]
    return found


_MOST: Final = 8
"""Classes of one request that are looked at: a schema that holds itself has no end."""
_ANNOTATIONS: Final = {
    **dict.fromkeys(("builtins.int", "builtins.float", "builtins.bool"), NUMBER),
    "builtins.str": TEXT,
}
_NUMBERED: Final = frozenset({"enum.IntEnum", "enum.IntFlag"})
