"""Data of which it is known that one entity has many rows: public data sets, and pictures or recordings of people."""

from __future__ import annotations

import ast
import re
from typing import Final

from mlaudit.code.file import FileContext
from mlaudit.code.pattern import regex

SETS: Final = (
    b"ptbxl_database",
    b"Data_Entry_2017",
    b"HAM10000_metadata",
    b"CheXpert",
    b"diabetic_data",
    b"train_FD00",
    b"parkinsons",
    b"driver_imgs_list",
    b"oasis_longitudinal",
)
"""What the files of these data sets are called by."""

_ENTITIES: Final = (
    (r"ptbxl_database", "patient", "PTB-XL"),
    (r"Data_Entry_2017", "patient", "ChestX-ray14"),
    (r"HAM10000_metadata", "lesion", "HAM10000"),
    (r"CheXpert[\w.\-]*/", "patient", "CheXpert"),
    (r"diabetic_data\.csv", "patient", "the hospitals' diabetes data"),
    (r"train_FD00\d", "engine", "C-MAPSS"),
    (r"parkinsons\.(?:data|csv)", "person", "the voice recordings of Parkinson's disease"),
    (r"driver_imgs_list", "driver", "the distracted drivers"),
    (r"oasis_longitudinal", "patient", "OASIS"),
)
_HEEDED: Final = regex(
    r"Group(?:Shuffle|K)|GroupKFold|groups\s*=|strat_fold"
    r"|(?:patient|lesion|unit|engine|subject|speaker|actor|person|driver)\w*[\"'\]\s]*\)?\.?(?:unique|drop_duplicates|isin)\b",
    re.IGNORECASE,
)
"""Code that keeps the rows of one entity together, or one row of each."""
_PERSON: Final = regex(r"(?i)^(patient|subject|speaker|actor)(_?(id|nr|no|key|name))?$")
_MEDIA: Final = ("PIL", "cv2", "wfdb", "librosa", "soundfile", "torchaudio", "pydicom", "nibabel", "mne")


def entity(file: FileContext) -> tuple[str, str]:
    """What many rows of a file's data belong to one of, and how that is known; ("", "") where it is not, or where the
    code sees to it.
    """
    text = file.source.text
    for pattern, name, data in _ENTITIES:
        if re.search(pattern, text) is not None:
            return ("", "") if _HEEDED.search(text) else (name, f"{data} holds many rows of each")
    if not file.imports(*_MEDIA):
        return "", ""
    for taken in file.tree.of(ast.Subscript):
        key = taken.slice
        if isinstance(key, ast.Constant) and isinstance(key.value, str) and _PERSON.match(key.value):
            if _HEEDED.search(text):
                return "", ""
            return _PERSON.sub(
                r"\1", key.value
            ).lower(), f"`{key.value}` in line {taken.lineno} tells whose each one is"
    return "", ""
