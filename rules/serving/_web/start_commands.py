"""How a command names the app that it starts."""

from __future__ import annotations

import re
from functools import lru_cache


@lru_cache(maxsize=10_000)
def names_app(path: str) -> re.Pattern[str]:
    """``uvicorn app.main:app``, ``python app/main.py``, ``python -m app.main``, by any end of a file's path."""
    parts = path.removesuffix(".py").removesuffix("/__init__").split("/")
    dotted = [r"\.".join(map(re.escape, parts[i:])) for i in range(len(parts))]
    files = [f"{'/'.join(map(re.escape, parts[i:]))}\\.py" for i in range(len(parts))]
    return re.compile(
        rf"(?<![\w.])({'|'.join(dotted)}):\w|(?<![\w/.])(\./)?({'|'.join(files)})\b|-m[\s\"',]+({'|'.join(dotted)})(?![\w.])"
    )


__all__ = ["names_app"]
