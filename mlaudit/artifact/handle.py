"""One artifact of the settings: its private copy, its scan, and its model once it is asked for."""

from __future__ import annotations

from pathlib import Path

from mlaudit.artifact.identify import PICKLE, SAFETENSORS, SKOPS, TORCH, TORCH_LEGACY, TORCHSCRIPT, identify
from mlaudit.artifact.scan import Safety, ScanReport, scan
from mlaudit.artifact.session import ModelSession
from mlaudit.artifact.snapshot import Snapshot
from mlaudit.config import ArtifactSettings
from mlaudit.errors import ArtifactError, RefusedError
from mlaudit.findings import ArtifactIdentity

LOADABLE = frozenset({PICKLE, SKOPS, TORCH, TORCH_LEGACY, TORCHSCRIPT, SAFETENSORS})

_UNDECLARED = "Find out why this is not the file that was declared, before anything loads it."
_REFUSED = {
    Safety.DANGEROUS: "Do not load the file anywhere: find out who made it, and what has loaded it already.",
    Safety.REVIEW: (
        "Look at the names that are not known: list those that are right as `trusted-globals`, or save the model in a "
        "format that holds no code."
    ),
    Safety.INCONCLUSIVE: "Do not load what cannot be read without that: write the file anew, in a format that can.",
}


class ArtifactHandle:
    """Opened lazily, once; the same bytes are hashed, scanned and loaded. Close it to end its worker."""

    def __init__(self, name: str, settings: ArtifactSettings, root: Path, device: str) -> None:
        """`root` is the folder that the settings' paths are relative to."""
        self.name = name
        self.settings = settings
        self._root = root
        self._device = device
        self._snapshot: Snapshot | None = None
        self._scan: ScanReport | None = None
        self._session: ModelSession | None = None
        self._failure: ArtifactError | None = None

    def snapshot(self) -> Snapshot:
        """The private copy. Raises `ArtifactError`."""
        if self._snapshot is None:
            self._snapshot = Snapshot(self._root / self.settings.path)
        return self._snapshot

    def identity(self) -> ArtifactIdentity:
        """Which bytes these are. Raises `ArtifactError`."""
        copy = self.snapshot()
        return ArtifactIdentity(
            name=self.name,
            path=self.settings.path,
            role=self.settings.role,
            sha256=copy.sha256,
            size=copy.size,
            format=self.scan().format,
        )

    def scan(self) -> ScanReport:
        """The static scan of the copy. Raises `ArtifactError` where there is nothing to scan."""
        if self._scan is None:
            copy = self.snapshot()
            if copy.path.is_dir():
                raise ArtifactError(f"{self.settings.path}: is a folder; name the model's file")
            self._scan = scan(copy.path, copy.sha256)
        return self._scan

    def declared(self) -> str:
        """What does not agree with the declared hash, manifest or format; "" where all does."""
        settings = self.settings
        manifest = self._root / settings.manifest if settings.manifest else None
        wrong = self.snapshot().verify(settings.sha256, manifest)
        found = self.scan().format
        if not wrong and settings.format and settings.format != found:
            return f"the content is {found}, and format = {settings.format!r} is declared"
        return wrong

    def model(self) -> ModelSession:
        """The loaded model; the first failure is remembered. Raises `ArtifactError`."""
        if self._failure is not None:
            raise self._failure
        if self._session is None:
            try:
                self._session = self.start()
            except ArtifactError as error:
                self._failure = error
                raise
        return self._session

    def start(self) -> ModelSession:
        """Load the model into a worker of its own, besides the shared one; the caller closes it."""
        self._permit()
        settings = self.settings
        copy = self.snapshot()
        kind, _ = identify(copy.path)
        if kind not in LOADABLE:
            raise ArtifactError(f"{settings.path}: {kind} files cannot be loaded by this version")
        if settings.device == "cuda" and kind in (PICKLE, SKOPS) and not (settings.predict or settings.preprocess):
            raise ArtifactError(
                f'{settings.path}: device = "cuda" is asked for, and {kind} models are run on the CPU; leave `device` '
                'out, or name what runs it on a GPU with predict = "module:callable"'
            )
        request = {
            "path": str(copy.path),
            "format": kind,
            "factory": settings.factory,
            "predict": settings.predict,
            "preprocess": settings.preprocess,
            "output": settings.output,
            "device": self._device or "auto",
        }
        return ModelSession(
            request,
            python=self._python(),
            source=[str((self._root / folder).resolve()) for folder in settings.source],
            folder=self._root,
            memory_mb=settings.memory_mb,
            timeout=settings.timeout,
        )

    def close(self) -> None:
        """End the worker and delete the copy."""
        if self._session is not None:
            self._session.close()
            self._session = None
        if self._snapshot is not None:
            self._snapshot.close()
            self._snapshot = None

    def _permit(self) -> None:
        """Only what is safe, or trusted for this very file, is ever loaded. Raises `ArtifactError`."""
        wrong = self.declared()
        if wrong:
            raise RefusedError(f"{self.settings.path}: was not loaded: {wrong}", _UNDECLARED)
        report = self.scan()
        if report.trusted(self.settings.trusted_globals):
            return
        why = "; ".join(report.reasons[:3])
        if report.safety is Safety.REVIEW:
            why += "; if you trust them, add to trusted-globals: " + ", ".join(f'"{e}"' for e in report.trust_entries)
        said = f"{self.settings.path}: was not loaded: the scan says {report.safety.value}: {why}"
        raise RefusedError(said, _REFUSED.get(report.safety, ""))

    def _python(self) -> str:
        named = self.settings.python
        if not named:
            return ""
        path = Path(named)
        return str(self._root / path) if not path.is_absolute() and "/" in named else named
