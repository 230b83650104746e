"""The schema of a skops file: each class, function and method that loading it would name."""

from __future__ import annotations

from typing import Any, Final

from mlaudit.artifact.recorder import Record

MOST_BYTES: Final = 100_000_000


def read(schema: Any, record: Record) -> None:
    """Put every global of the schema on the record, wherever in the tree it stands."""
    stack = [schema]
    while stack:
        node = stack.pop()
        if isinstance(node, list):
            stack.extend(node)
        elif isinstance(node, dict):
            for key in _named(node):
                record.globals[key] = record.globals.get(key, 0) + 1
            stack.extend(node.values())


def _named(node: dict[str, Any]) -> list[tuple[str, str]]:
    module, name = node.get("__module__"), node.get("__class__")
    if not isinstance(module, str) or not isinstance(name, str):
        return []
    found = [(module, name)]
    content = node.get("content")
    if isinstance(content, dict):
        if node.get("__loader__") == "MethodNode":
            found.append((module, f"{name}.{content.get('func')}"))
        elif node.get("__loader__") in ("FunctionNode", "TypeNode"):  # as the first protocols wrote them
            found.append((str(content.get("module_path")), str(content.get("function"))))
    return found
