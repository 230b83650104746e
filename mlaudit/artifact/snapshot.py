"""A private copy of an artifact: opened once, hashed, and what is scanned and loaded ever after."""

from __future__ import annotations

import hashlib
import os
import shutil
import stat
import tempfile
from pathlib import Path
from typing import Any

import msgspec

from mlaudit.errors import ArtifactError

MOST_FILES = 10_000
MOST_BYTES = 1 << 38
_CHUNK = 1 << 20


class Snapshot:
    """The copy of one file or folder. `path` is the copy; `sha256` is of the file, or of a folder's sorted listing."""

    def __init__(self, source: Path) -> None:
        """Copy `source`. Raises `ArtifactError` for what is missing, a link, no regular file, or too large."""
        self.source = source
        named = source.name if source.name not in ("", "..") else source.resolve().name or "folder"
        self._folder = Path(tempfile.mkdtemp(prefix="mlaudit-artifact-"))
        self.files: dict[str, str] = {}
        self.size = 0
        try:
            if source.is_dir() and not source.is_symlink():
                self.path = self._folder / named
                self._copy_folder(source, self.path)
                listing = "\n".join(f"{digest}  {name}" for name, digest in sorted(self.files.items()))
                self.sha256 = hashlib.sha256(listing.encode()).hexdigest()
            else:
                self.path = self._folder / source.name
                self.sha256 = self._copy(source, self.path)
                self.files[source.name] = self.sha256
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Delete the copy."""
        shutil.rmtree(self._folder, ignore_errors=True)

    def verify(self, sha256: str, manifest: Path | None) -> str:
        """What does not agree with a declared hash or manifest; "" where all does. Raises `ArtifactError`."""
        if sha256 and sha256.lower() != self.sha256:
            return f"the SHA-256 is {self.sha256}, and {sha256.lower()} is declared"
        if manifest is None:
            return ""
        declared = read_manifest(manifest)
        for name, found in self.files.items():
            wanted = declared.get(name) or declared.get(f"{self.source.name}/{name}")
            if wanted is None:
                return f"{name} is not in the manifest {manifest.name}"
            if wanted.lower() != found:
                return f"{name} has the SHA-256 {found}, and the manifest {manifest.name} says {wanted.lower()}"
        return ""

    def _copy_folder(self, source: Path, target: Path) -> None:
        target.mkdir(mode=0o700)
        for folder, names, files in os.walk(source, followlinks=False):
            here = Path(folder)
            for name in names:
                if (here / name).is_symlink():
                    raise ArtifactError(f"{here / name}: is a link; an artifact's folder holds real folders only")
                (target / (here / name).relative_to(source)).mkdir(mode=0o700)
            for name in files:
                relative = (here / name).relative_to(source)
                if len(self.files) >= MOST_FILES:
                    raise ArtifactError(f"{source}: holds more than {MOST_FILES:,} files; name the model's own folder")
                self.files[relative.as_posix()] = self._copy(here / name, target / relative)

    def _copy(self, source: Path, target: Path) -> str:
        flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_NONBLOCK", 0)
        try:
            handle = os.open(source, flags)
        except FileNotFoundError as error:
            raise ArtifactError(f"{source}: does not exist") from error
        except OSError as error:
            if source.is_symlink():
                raise ArtifactError(f"{source}: is a link; name the file that it leads to") from error
            raise ArtifactError(f"{source}: cannot be opened: {error.strerror or error}") from error
        digest = hashlib.sha256()
        with os.fdopen(handle, "rb") as reader:
            if not stat.S_ISREG(os.fstat(reader.fileno()).st_mode):
                raise ArtifactError(f"{source}: is no regular file")
            with target.open("xb") as writer:
                while chunk := reader.read(_CHUNK):
                    self.size += len(chunk)
                    if self.size > MOST_BYTES:
                        raise ArtifactError(f"{source}: is larger than {MOST_BYTES:,} bytes")
                    digest.update(chunk)
                    writer.write(chunk)
        target.chmod(0o400)
        return digest.hexdigest()


def read_manifest(path: Path) -> dict[str, str]:
    """A manifest's file names and SHA-256s: a JSON object of them, or one under ``files``. Raises `ArtifactError`."""
    try:
        document: Any = msgspec.json.decode(path.read_bytes())
    except OSError as error:
        raise ArtifactError(f"{path}: cannot be read: {error.strerror or error}") from error
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise ArtifactError(f"{path}: is not JSON: {error}") from error
    table = document.get("files", document) if isinstance(document, dict) else None
    if not isinstance(table, dict) or not all(isinstance(value, str) for value in table.values()):
        raise ArtifactError(f"{path}: is no manifest: an object of file names and SHA-256s is expected")
    return table
