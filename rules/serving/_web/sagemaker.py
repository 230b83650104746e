"""Apps that are the container of a model on SageMaker: nobody but the platform can call them, and it asks who calls."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

from mlaudit.code.file import FileContext

from .registrations import registrations

_ASKED: Final = frozenset({"/ping", "/invocations"})
"""What SageMaker asks of each container that it runs."""
_BESIDE: Final = frozenset({"/", "/health", "/execution-parameters", "/metrics"})


def is_of_sagemaker(file: FileContext) -> bool:
    """Whether the routes of a file are those that SageMaker asks of a container, and none besides that runs anything.

    https://docs.aws.amazon.com/sagemaker/latest/dg/your-algorithms-inference-code.html
    """
    if not file.holds(b"/invocations"):
        return False
    paths = {path.rstrip("/") or "/" for path in _paths(file)}
    return paths >= _ASKED and paths <= _ASKED | _BESIDE


def _paths(file: FileContext) -> Iterator[str]:
    for function in file.functions():
        for decorator in function.decorator_list:
            path = file.constant(decorator.args[0]) if isinstance(decorator, ast.Call) and decorator.args else None
            if isinstance(path, str) and path.startswith("/"):
                yield path
    for each in registrations(file):
        yield each.path
