"""Files that people keep and share, replaced whole: a failure leaves the old one as it was."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path


def replace(file: Path, text: str) -> None:
    """Write `text` as it stands to `file`, with the mode that the file has, or that a new one has here (the umask).

    Raises `OSError`.
    """
    place = file.resolve()
    try:
        mode = place.stat().st_mode & 0o777
    except FileNotFoundError:
        mode = 0o666 & ~_umask()
    handle, temporary = tempfile.mkstemp(dir=place.parent, prefix=".mlaudit-new-")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as stream:
            stream.write(text)
        os.chmod(temporary, mode)
        os.replace(temporary, place)
    except OSError:
        Path(temporary).unlink(missing_ok=True)
        raise


def _umask() -> int:
    """The mask of new files; it can only be read by setting it."""
    found = os.umask(0o077)
    os.umask(found)
    return found
