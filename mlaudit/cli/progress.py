"""Progress on a terminal: shown only to a person, and only for what takes over a second."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from types import TracebackType
from typing import Any

_AFTER = 1.0


class Progress:
    """A context manager whose `update(done, total, what)` draws a bar on standard error once a second has passed."""

    def __init__(self, title: str, *, quiet: bool) -> None:
        self._title = title
        self._shown = not quiet and sys.stderr.isatty()
        self._begun = time.monotonic()
        self._bar: Any = None
        self._task: Any = None

    def __enter__(self) -> Progress:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar is not None:
            self._bar.stop()

    @property
    def callback(self) -> Callable[[int, int], None] | None:
        """`update` for code that reports progress; None where nobody looks."""
        return self.update if self._shown else None

    def looked(self, folders: int) -> None:
        """Show into how many folders was looked; of how many is not known."""
        self.update(folders, 0, "looking for files, folders")

    def update(self, done: int, total: int, what: str = "") -> None:
        """Show that `done` of `total` steps are done; 0 is a total that is not known."""
        if not self._shown:
            return
        if self._bar is None:
            if time.monotonic() - self._begun < _AFTER:
                return
            self._start()
        self._bar.update(self._task, completed=done, total=total or None, description=what or self._title)

    def _start(self) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, TextColumn
        from rich.progress import Progress as Bar

        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
        self._bar = Bar(*columns, console=Console(stderr=True), transient=True)
        self._task = self._bar.add_task(self._title, total=None)
        self._bar.start()
