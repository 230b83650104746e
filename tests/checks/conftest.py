"""Mounts the built-in checks as `mlaudit.checks`, the way a command does."""

from __future__ import annotations

from pathlib import Path

from mlaudit.config import Settings
from mlaudit.packs import load_checks

load_checks(Settings(), Path())
