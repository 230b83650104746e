"""Arrays on their way to and from a worker: a description as JSON, and raw bytes. Never pickle."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from mlaudit.errors import ArtifactError

if TYPE_CHECKING:
    import numpy as np


def pack(columns: dict[str, np.ndarray[Any, Any]]) -> tuple[list[dict[str, Any]], list[bytes]]:
    """The descriptions and the bytes of columns of shape (n,)."""
    import numpy as np

    described: list[dict[str, Any]] = []
    buffers = []
    for name, values in columns.items():
        array = np.asarray(values)
        if array.dtype.kind in "OUS":
            listed = [None if v is None or v != v else v for v in array.tolist()]
            buffers.append(json.dumps(listed, default=str).encode())
            described.append({"name": name, "kind": "json", "rows": len(listed)})
        else:
            buffers.append(np.ascontiguousarray(array).tobytes())
            described.append({"name": name, "kind": "raw", "dtype": array.dtype.str})
    return described, buffers


def unpack(described: Any, raw: bytes) -> np.ndarray[Any, Any]:
    """An answer as an array; a description that does not fit its bytes is refused."""
    import numpy as np

    try:
        shape = tuple(int(n) for n in described["shape"])
        if described["kind"] == "json":
            values = np.empty(int(np.prod(shape)), dtype=object)
            values[:] = json.loads(raw)
            return values.reshape(shape)
        kind = np.dtype(str(described["dtype"]))
        if kind.kind not in "biuf":
            raise ArtifactError(f"the worker's answer has the dtype {kind}")
        return np.frombuffer(raw, dtype=kind).reshape(shape)
    except (KeyError, TypeError, ValueError) as error:
        raise ArtifactError(f"the worker's answer cannot be read: {error}") from error
