"""Where a serving platform puts the registered model before it starts the service.

Azure ML mounts it under AZUREML_MODEL_DIR; SageMaker unpacks it to /opt/ml/model, which SM_MODEL_DIR names and
`model_fn` is called with. Whoever deploys decides what lies there, as with a file inside the image.
"""

from __future__ import annotations

from typing import Final

from mlaudit.code.origin import Origin

_VARIABLES: Final = frozenset({"AZUREML_MODEL_DIR", "SM_MODEL_DIR"})
_HOOKS: Final = frozenset({("model_fn", "model_dir")})
"""Functions that a platform calls, with the parameter that it gives the folder for."""


def is_mounted(origin: Origin, function: str) -> bool:
    """Whether a path begins at the folder in which a platform has put the model; `function` is the one that loads."""
    if origin.kind == "environment":
        return origin.detail in _VARIABLES
    return origin.kind == "parameter" and (function, origin.detail) in _HOOKS
