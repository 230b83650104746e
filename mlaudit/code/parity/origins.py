"""Where rows come from: a file that is plainly raw, or one that something made ready before it was read here."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mlaudit.code.parity import artifacts, steps
from mlaudit.code.pattern import regex

if TYPE_CHECKING:
    from mlaudit.code.parity.machine import Machine
    from mlaudit.code.parity.values import Data, Event

_MADE: Final = (".npy", ".npz", ".pkl", ".pickle", ".joblib", ".pt", ".pth", ".h5", ".hdf5", ".arrow", ".tfrecord")
"""Ends of the names of files that a program writes for another one to read."""
_MAKERS: Final = frozenset({"load_from_disk", "read_pickle", "read_hdf", "read_feather", "unpickled"})
"""Functions that read such files, whatever their name."""
PREPARED: Final = regex(
    r"(^|[/_-])[xX][_-]?(train|test|val)|processed|features|prepared|engineered|transformed|clean(ed|_)|[_-]clean\b"
    r"|scaled|normali[sz]ed|encoded|(^|[/_-])(splits?|interim|silver|gold|crops?|cropped|faces?|resized)([/._-]|$)",
    re.IGNORECASE,
)
"""Names of files whose rows were made ready for a model."""
_STEP: Final = regex(
    r"(^|_)(cleaned|clean|processed|preprocessed|normali[sz]ed|scaled|encoded|tokeni[sz]ed|lemmati[sz]ed|stemmed)(_|$)",
    re.IGNORECASE,
)
"""Names of columns that say what was done to them."""
_WRITES_ROWS: Final = frozenset({"to_csv", "to_parquet", "to_pickle", "to_feather", "save_to_disk", "savez", "savetxt"})
_WRITES_PICTURES: Final = frozenset({"cv2.imwrite", "imageio.imwrite", "skimage.io.imsave", "imageio.v2.imwrite"})


def _is_named_so(data: Data) -> bool:
    """Whether a column is called by what was done to it, as ``cleaned_review``."""
    names = [data.name, *(data.columns if len(data.columns) == 1 else ())]
    return any(_STEP.search(name) is not None for name in names)


def is_raw(machine: Machine, event: Event) -> bool:
    """Whether what goes into a model was followed to where it begins: a file that nothing here is known to have made
    ready. Rows whose writer was followed begin where that one's rows do.
    """
    data = event.data
    if data.source not in ("file", "payload", "network") or is_ready(machine, event):
        return False
    if data.source != "file" or data.place is None:
        return True
    found = machine.sources.get(data.place)
    if found is None:  # a data set of a library, or a folder of pictures
        return not (data.name in _FOLDERS and _written(machine, event, _WRITES_PICTURES, whole=True))
    return bool(found[1]) or not _written(machine, event, _WRITES_ROWS, whole=False)


def is_listed(machine: Machine, data: Data) -> bool:
    """Whether data was read from a table: of pictures it holds the pixels, of the size and colours that they have."""
    reader = machine.sources.get(data.place, ("", ""))[0] if data.place is not None else ""
    return data.source == "file" and reader.rpartition(".")[2] in _TABLES


_TABLES: Final = frozenset({"read_csv", "read_table", "read_parquet", "read_excel", "read_feather", "loadtxt"})


def is_picture(data: Data) -> bool:
    """Whether data is a picture as a file holds it."""
    return data.source == "file" and data.name in _FOLDERS


def is_ready(machine: Machine, event: Event) -> bool:
    """Whether something says that rows were made ready before they were read: the name of their file or column, what
    reads it, or the program that writes it.
    """
    data = event.data
    if data.source != "file" or data.place is None:
        return data.source == "artifact"
    if _is_named_so(data) and not any(steps.counts(step) and step.carrier is None for step in data.steps()):
        return True
    found = machine.sources.get(data.place)
    if found is None:
        return False
    reader, path = found
    if reader.rpartition(".")[2] in _MAKERS or path.endswith(_MADE) or PREPARED.search(path):
        return True
    known = machine.tables.get(artifacts.last_of(path, "/")) if path else None
    return known is not None and bool(known[0].steps())  # written after it was read here


_FOLDERS: Final = frozenset({"images", "ImageFolder", "DatasetFolder", "imread", "open", "image"})


def _written(machine: Machine, event: Event, names: frozenset[str], *, whole: bool) -> bool:
    """Whether another file of the project calls one of some functions; by their full names, or the last part."""
    for path, facts in machine.project.files.items():
        if path == event.place.path or path == event.root[0]:
            continue
        for calls in (facts.module_calls, *(each.calls for each in facts.functions)):
            if any((call.target if whole else call.target.rpartition(".")[2]) in names for call in calls):
                return True
    return False
