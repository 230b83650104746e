"""The errors that mlaudit raises on purpose.

Each message says what was wrong, where, and what to do about it. All of them end a command with exit code 2;
anything else that escapes is a defect of mlaudit and also ends with 2, never with 1.
"""


class MlauditError(Exception):
    """Base of every error that a user can cause and repair."""


class UsageError(MlauditError):
    """The command line asks for something that does not exist or does not fit together."""


class ConfigError(MlauditError):
    """A settings file that cannot be read, or a key, code or value in it that is not valid."""


class PackError(MlauditError):
    """A rule or check pack that cannot be loaded."""


class SourceError(MlauditError):
    """A source file or notebook that cannot be read or parsed; `line` is where, 0 where that is not known."""

    def __init__(self, message: str, line: int = 0) -> None:
        super().__init__(message)
        self.line = line


class ArtifactError(MlauditError):
    """A model artifact that cannot be snapshotted, identified, scanned or loaded."""


class RefusedError(ArtifactError):
    """An artifact that is not loaded, for what was found in it; `remediation` says what to do about that."""

    def __init__(self, message: str, remediation: str) -> None:
        super().__init__(message)
        self.remediation = remediation


class ModelError(ArtifactError):
    """A model that hung, died, or took more memory than it may: its own doing, and not that of the audit's set-up."""


class DataError(MlauditError):
    """A table that cannot be read, or that lacks what was asked of it."""


class ToolError(MlauditError):
    """Another tool (ruff, mypy, pytest, ...) that is missing or did not finish."""
