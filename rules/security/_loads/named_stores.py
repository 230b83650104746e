"""Where bytes come from by the names of those who hand them over: a project's own wrapper round a bucket, a cache or a
message broker.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

from mlaudit.code.file import FileContext, last_part
from mlaudit.code.given import passed, small_function
from mlaudit.code.origin import Origin
from mlaudit.code.pattern import regex
from mlaudit.code.written import as_written

_STORES: Final = (b"boto", b"google.cloud", b"azure", b"minio", b"s3", b"S3", b"gcs", b"torage", b"ucket")
_CACHES: Final = (b"redis", b"emcache", b"ache")
_BROKERS: Final = (b"abbit", b"mqp", b"afka", b"roker", b"zmq", b"mqtt")
_READS: Final = regex(r"(?i)^_*(get|read|load|fetch|download|pull|retrieve)(_|$)|_(bytes|object|blob|content)$")
"""Methods that hand over what is kept."""
_PLACES: Final = regex(r"(?i)_(path|dir|folder|file_?name|name|key|ur[il]|id|prefix)s?$")
"""What tells where something lies, and does not hand it over: ``get_object_path``."""
_DOWNLOADS: Final = regex(r"(?i)^_*(download|pull)_\w+$")
_BUCKET: Final = regex(
    r"(?i)(^|[._])(s3|gcs|gs|bucket|blob|minio|r2|(object_|blob_|cloud_|model_|artifact_)?stor(e|age)|cloud)(_\w+)?([._(]|$)"
    r"|_(s3|gcs|bucket|blob|object|storage)([._(]|$)|(^|[._])object_"
)
_CACHE: Final = regex(r"(?i)(^|[._])(\w+_)?(redis|memcached?|cache)(_\w+)?([._(]|$)")
_BROKER: Final = regex(r"(?i)(^|[._])(rabbit(mq)?|amqp|kafka|broker|pika|zmq|mqtt)(_\w+)?\.\w+$")
"""What every answer comes from others of: a queue of the program's own goes by no such name."""
_THROUGH: Final = frozenset({"BytesIO", "b64decode", "decompress", "bytes"})
"""Calls that hand on what they are given."""
_OF_ITSELF: Final = frozenset({"read", "getvalue", "encode", "decode"})
"""Methods that hand on what they are asked of."""
_LOCAL: Final = frozenset({"dumps", "read_bytes", "getvalue"})
_STEPS: Final = 12


def named_store(file: FileContext, source: ast.expr) -> Origin | None:
    """The bucket, the cache or the broker that bytes were got from, as far as names tell: ``storage.read_object(key)``,
    ``self.rabbit.call(key)``.
    """
    held = file.holds(*_STORES)
    brokers = file.holds(*_BROKERS)
    if not held and not brokers and not file.holds(*_CACHES):
        return None
    for call in _handing_over(file, source):
        name, last = as_written(call.func), last_part(call.func)
        if brokers and _BROKER.search(name) and not _PLACES.search(last):
            return Origin("queue", name)
        if not _READS.search(last):
            continue
        if held and (_DOWNLOADS.match(last) or (_BUCKET.search(name) and not _PLACES.search(last))):
            return Origin("bucket", name)
        if last in ("get", "mget", "hget", "get_cached") and any(map(_CACHE.search, (name, _maker(file, call)))):
            return Origin("cache", name)
    return None


def _maker(file: FileContext, call: ast.Call) -> str:
    """What made that of which a method is asked: ``get_redis_client`` for ``client = get_redis_client()``."""
    owner = call.func.value if isinstance(call.func, ast.Attribute) else None
    made = file.names.single_value(owner) if isinstance(owner, ast.Name) else None
    return as_written(made.func) if isinstance(made, ast.Call) else ""


def _handing_over(file: FileContext, source: ast.expr) -> Iterator[ast.Call]:
    """The calls whose answer a value is, nearest first, through names and through what only hands on."""
    at: ast.expr | None = source
    for _ in range(_STEPS):
        at = at.value if isinstance(at, ast.Await | ast.Subscript) else at
        if isinstance(at, ast.Name):
            at = _given(file, at) or passed(file, at)
        elif isinstance(at, ast.Call):
            last = last_part(at.func)
            if last in _LOCAL and not at.args:
                owner = at.func.value if isinstance(at.func, ast.Attribute) else None
                yield from (at,) if owner is not None and _BUCKET.search(as_written(owner)) else ()
                return
            yield at
            small = small_function(file, at)
            if small is not None:
                at = small.value
            elif last in _THROUGH:
                at = at.args[0] if at.args else None
            else:
                at = at.func.value if last in _OF_ITSELF and isinstance(at.func, ast.Attribute) else None
        if at is None:
            return


def _given(file: FileContext, name: ast.Name) -> ast.expr | None:
    """What a name of this function is given by a call: the one assignment of it, or the last before it is read."""
    made = file.names.single_value(name)
    if made is not None:
        return made
    bound = [
        each.value
        for each in file.names.lookup(name.id, name)
        if each.kind in ("assign", "with") and isinstance(each.value, ast.Call | ast.Await)
    ]
    before = [value for value in bound if value is not None and value.lineno < name.lineno]
    return max(before, key=lambda value: value.lineno, default=None)


__all__ = ["named_store"]
