"""What a check measures in: the project, its artifacts and its tables, each opened once and shared by all checks."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from mlaudit.config import Settings
from mlaudit.findings import LintResult

if TYPE_CHECKING:
    from mlaudit.artifact.handle import ArtifactHandle
    from mlaudit.data.store import DataStore


class Context:
    """The shared, lazy view of one audit. Close it to end the workers and remove temporary files.

    `artifact` is the candidate under judgement; `baseline` and `previous` are the artifacts of those roles, or None.
    `has_source` says whether the repository itself is judged, so that tools may run on it; `lint` is what rules said.
    """

    def __init__(
        self,
        root: Path,
        settings: Settings,
        *,
        artifact: ArtifactHandle | None = None,
        baseline: ArtifactHandle | None = None,
        previous: ArtifactHandle | None = None,
        data: DataStore | None = None,
        lint: LintResult | None = None,
        has_source: bool = True,
    ) -> None:
        self.root = root
        self.settings = settings
        self.artifact = artifact
        self.baseline = baseline
        self.previous = previous
        self.data = data
        self.lint = lint
        self.has_source = has_source

    def close(self) -> None:
        """End every worker process and delete every snapshot."""
        for handle in (self.artifact, self.baseline, self.previous):
            if handle is not None:
                handle.close()
        if self.data is not None:
            self.data.close()
