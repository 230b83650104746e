"""Keys in the source that tokens are signed with, and what a file takes, refuses and says of such keys to others."""

from __future__ import annotations

from collections.abc import Iterator

from mlaudit.code.file import FileContext
from mlaudit.code.rule import Issue, Severity
from mlaudit.code.vocabulary import attributes

from .aliases import all_aliases
from .fallbacks import signs_callers
from .guards import guarding
from .refused import is_refused
from .secrets import provider_secret
from .signing import flagged_names, keys_in_use, keys_written, refused_names
from .told import lines_told


def signing_keys(file: FileContext) -> Iterator[Issue]:
    """Keys that tokens are signed with, here or in another file, and what the file takes and refuses."""
    read = set(filter(signs_callers, attributes(file)))
    asked = sorted(read)
    read |= set(filter(signs_callers, all_aliases(file)))
    here, taken = keys_in_use(file)
    refused, flags = refused_names(file), flagged_names(file)
    guards = guarding(file)
    if read or taken or refused or flags or guards:
        data = {"reads": sorted(read), "asks for": asked, "signs with": taken, "refuses": refused, "flags": flags}
        data["guards with"] = guards
        yield Issue(file.tree.module.body[0], "", data=data)
    told = lines_told(file)
    for key, is_used in [*((each, True) for each in here), *((each, False) for each in keys_written(file))]:
        text = str(key.text.value)
        if key.text.lineno in told or not text or provider_secret(text) is not None:
            continue
        if key.name in refused or is_refused(file, key.name, text):
            continue
        told.add(key.text.lineno)
        name = f"`{key.name}`" if key.name else "the key of these tokens"
        does = "is" if key.is_only else "falls back to"
        message = f"{name} {does} a key that stands here: whoever has read it can sign with it"
        severity = Severity.ERROR if key.is_only and is_used else Severity.WARNING
        known = {"signing key": key.name, "used": is_used}
        yield Issue(key.text, message, severity=severity, confidence=0.8, data=known)
