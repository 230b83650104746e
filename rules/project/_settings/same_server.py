"""Addresses that may be of one server, seen from two sides: from this machine, and from a container beside it."""

from __future__ import annotations

from typing import Final

from mlaudit.code.pattern import regex

_ADDRESS: Final = regex(r"^(\w[\w+.-]*://)?((?:[^/@]*@)?)([\w-]+|127\.0\.0\.1)((?::\d+)?(?:/.*)?)$")
_HERE: Final = frozenset({"localhost", "127.0.0.1", "host.docker.internal"})


def is_same_server(default: str, usual: str) -> bool:
    """Whether two values differ in the host alone, which is this machine for one and a name in a network of
    containers for the other: ``redis://localhost:6379``, ``redis://cache:6379``.
    """
    one, other = _ADDRESS.match(default), _ADDRESS.match(usual)
    if one is None or other is None or (one[1], one[2], one[4]) != (other[1], other[2], other[4]):
        return False
    return (one[3] in _HERE) is not (other[3] in _HERE)


__all__ = ["is_same_server"]
