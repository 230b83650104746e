"""Files of the cache: written whole, checked when they are read, and never in the way."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path


def read_checked(file: Path) -> bytes | None:
    """The content; None where there is none, or where it is damaged."""
    try:
        data = file.read_bytes()
    except OSError:
        return None  # nothing kept yet
    body = data[32:]
    return body if hashlib.sha256(body).digest() == data[:32] else None


def write_checked(file: Path, body: bytes, *, keep: int) -> None:
    """Replace `file`; of its kind (the name up to the first hyphen) the newest `keep` stay.

    A folder that cannot be written is left alone: the run is slower the next time, and no different.
    """
    import tempfile  # most runs write nothing, and it takes longer to import than they read

    folder = file.parent
    try:
        if not folder.exists():
            folder.mkdir(parents=True, exist_ok=True)
            (folder / ".gitignore").write_text("*\n")
            (folder / "CACHEDIR.TAG").write_text("Signature: 8a477f597d28d172789f06886806bc55\n")
        handle, temporary = tempfile.mkstemp(dir=folder, prefix=".new-")
        with os.fdopen(handle, "wb") as stream:
            stream.write(hashlib.sha256(body).digest() + body)
        os.replace(temporary, file)
        kind = file.name.partition("-")[0]
        every = sorted(folder.glob(f"{kind}-*.bin"), key=_modified, reverse=True)
        for old in every[keep:]:
            old.unlink(missing_ok=True)
    except OSError:
        return


def _modified(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0  # another run removed it
