"""The flow of each file, decoded as far as it is read: of most functions only the name is ever asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, Final

import msgspec

from mlaudit.code.flow import FileFlow

if TYPE_CHECKING:
    from mlaudit.code.project import ProjectView

_FLOW: Final = msgspec.msgpack.Decoder(FileFlow | None)
_ENCODE: Final = msgspec.msgpack.Encoder().encode
_DECODE: Final = msgspec.msgpack.Decoder().decode


class Parts(Mapping[str, Any]):
    """Functions or classes by name; each is decoded when it is first asked for."""

    __slots__ = ("_known", "_raw")

    def __init__(self, raw: dict[str, msgspec.Raw]) -> None:
        self._raw = raw
        self._known: dict[str, Any] = {}

    def __getitem__(self, name: str) -> Any:
        found = self._known.get(name)
        if found is None:
            found = self._known[name] = _DECODE(self._raw[name])
        return found

    def __contains__(self, name: object) -> bool:
        return name in self._raw

    def __iter__(self) -> Iterator[str]:
        return iter(self._raw)

    def __len__(self) -> int:
        return len(self._raw)

    def holding(self, *names: str) -> Iterator[str]:
        """Those in which one of these attributes or names may occur; nothing is decoded to see that."""
        wanted = [each for name in names for each in _written(name)]
        for name, raw in self._raw.items():
            text = bytes(raw)
            for each in wanted:
                if each in text:
                    yield name
                    break


class Flow:
    """The flow of one file. `sinks` names the functions that train, ask or read tables, `keeps` those that only save
    and load.
    """

    __slots__ = ("_text", "classes", "functions", "keeps", "module", "sinks", "stars")

    def __init__(self, flow: FileFlow, whole: msgspec.Raw) -> None:
        self._text = bytes(whole)
        self.module: list[Any] = _DECODE(flow.module)
        self.functions = Parts(flow.functions)
        self.classes = Parts(flow.classes)
        self.sinks = frozenset(flow.sinks)
        self.keeps = frozenset(flow.keeps)
        self.stars = flow.stars

    def mentions(self, name: str) -> bool:
        """Whether an attribute or name occurs in the file; nothing is decoded to see that."""
        alone, last = _written(name)
        return alone in self._text or last in self._text


@cache
def _written(name: str) -> tuple[bytes, bytes]:
    """How an attribute or a name stands in a flow: alone, or as the last part of a dotted one."""
    return _ENCODE(name), f".{name}".encode()


def flows(project: ProjectView) -> dict[str, Flow]:
    """The flows of all files that have one."""
    found = {}
    for path, facts in project.files.items():
        if len(facts.flow) > 1:
            flow = _FLOW.decode(facts.flow)
            if flow is not None:
                found[path] = Flow(flow, facts.flow)
    return found
