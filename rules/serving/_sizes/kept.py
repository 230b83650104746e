"""What requests leave behind, as it is told: entries of tables, answers that are kept, lists in Redis."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from mlaudit.code.file import FileContext
from mlaudit.code.rule import Issue, Severity

from .expiring import expiring
from .growing import growing
from .kept_by_key import TABLES, kept_by_key
from .memoised import MEMOS, memoised
from .pushed import pushed

_CALLERS: Final = "Take an entry out once it is empty, or count in a store that lets entries expire."
_KEYS: Final = "Take out what has expired as new entries come, or keep no more than so many (cachetools.TTLCache)."
_MEMO: Final = "Give it a size: `functools.lru_cache(maxsize=...)`."
_PUSHED: Final = "Ask for its length (`llen`) first and answer 503 above a limit, or cut it (`ltrim`, `maxlen`)."


def kept(file: FileContext) -> Iterator[Issue]:
    """What a file lets grow with the requests, as it is told."""
    for grown in growing(file):
        others = f" (and to {grown.others} more)" if grown.others else ""
        adds = f"each distinct `{grown.key}` adds an entry" if grown.key else "each request adds"
        grows = "with their number" if grown.key else "with the traffic"
        message = (
            f"{adds} to `{grown.held}`{others}, and nothing takes out of it or looks at its length: "
            f"memory grows {grows} until the service is restarted"
        )
        home = file.tree.scope_at(grown.function).qualname
        data = {"grows": grown.held, "owner": grown.owner, "function": home, "slow": grown.slow}
        yield Issue(grown.place, message, data=data)
    for table in kept_by_key(file) if file.holds(*TABLES) else ():
        whose = "caller that was ever counted" if table.limits else f"distinct `{table.key}`"
        message = f"`{table.held}` keeps an entry for each {whose}: memory grows with their number"
        home = file.tree.scope_at(table.method).qualname
        data = {"grows": table.held, "owner": table.owner, "function": home, "slow": True}
        if table.around:
            data = {"around": True, "owner": table.owner}
            yield Issue(table.made, message, severity=Severity.INFO, remediation=_CALLERS, data=data)
            continue
        if table.limits:
            yield Issue(table.made, message, remediation=_CALLERS, data=data)
            continue
        data |= {"key": table.key, "emptied by": list(table.emptied_by)}
        yield Issue(table.added, message, severity=Severity.INFO, remediation=_CALLERS, data=data)
    for store in expiring(file):
        message = (
            f"an entry of `{store.held}` goes only when its own key is asked for again: memory grows with the "
            "number of keys, expired or not"
        )
        home = file.tree.scope_at(store.function).qualname
        data = {"grows": store.held, "owner": store.owner, "function": home, "slow": True}
        data |= {"key": store.key, "place": store.place}
        yield Issue(store.added, message, severity=Severity.INFO, remediation=_KEYS, data=data)
    for decorator, function, names in memoised(file) if file.holds(*MEMOS) else ():
        message = (
            f"each distinct `{{}}` that `{function.name}` is asked for is kept for ever: memory grows with what "
            "requests say until the service is restarted"
        )
        data = {"memo": names, "function": file.tree.scope_at(function).qualname}
        yield Issue(decorator, message, severity=Severity.INFO, remediation=_MEMO, data=data)
    for push in pushed(file):
        message = (
            f"each request adds to `{file.text(push.args[0])}`, and nothing looks at its length, cuts it or lets "
            "it expire: what waits there grows for as long as its readers are slow or away"
        )
        data = {"pushes": True, "function": file.qualname_of(push)}
        yield Issue(push, message, severity=Severity.INFO, remediation=_PUSHED, data=data)


__all__ = ["kept"]
