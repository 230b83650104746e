"""Where a serving platform puts the registered model before it starts the service.

Azure ML mounts it under AZUREML_MODEL_DIR; SageMaker unpacks it to /opt/ml/model, which SM_MODEL_DIR names and
`model_fn` is called with; Vertex AI copies it to the bucket that AIP_STORAGE_URI names. Whoever deploys decides what
lies there, as with a file inside the image.
"""

from __future__ import annotations

from typing import Final

from mlaudit.code.file import FileContext
from mlaudit.code.origin import Origin

_BUCKET: Final = "AIP_STORAGE_URI"
_VARIABLES: Final = frozenset({"AZUREML_MODEL_DIR", "SM_MODEL_DIR", _BUCKET})
_HOOKS: Final = frozenset({("model_fn", "model_dir")})
"""Functions that a platform calls, with the parameter that it gives the folder for."""


def is_mounted_bucket(file: FileContext, origin: Origin) -> bool:
    """Whether a file that reads a bucket is told by the platform which one."""
    return origin.kind == "bucket" and file.holds(_BUCKET.encode())


def is_mounted(origin: Origin, function: str) -> bool:
    """Whether a path begins at the folder in which a platform has put the model; `function` is the one that loads."""
    if origin.kind == "environment":
        return origin.detail in _VARIABLES
    return origin.kind == "parameter" and (function, origin.detail) in _HOOKS
