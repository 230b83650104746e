"""Files that are made of other files: copies, uploads and downloads, and exports of what training wrote."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mlaudit.code.parity import artifacts, pairing
from mlaudit.code.parity.values import UNKNOWN, Data, Mapping, Obj, Place, Value

if TYPE_CHECKING:
    from mlaudit.code.parity.machine import Machine

COPIES: Final = frozenset(
    {"shutil.copy", "shutil.copy2", "shutil.copyfile", "shutil.move", "shutil.copytree"}
    | {"os.rename", "os.replace", "os.renames", "os.link", "os.symlink"}
)
"""Functions that give a file, the first argument, another name, the second one."""

_NEAR: Final = 25
"""Lines between a file's being written below a name of its own and its being moved to its place."""

_KEYS: Final = ("Key", "key", "path_in_repo", "object_name", "blob_name", "name", "destination_blob_name", "blob")
_LOCAL: Final = ("Filename", "filename", "path_or_fileobj", "local_path", "file_path", "local_file", "Fileobj", "Body")
_CONTENT: Final = ("Body", "Fileobj", "data", "file_obj", "body", "fileobj")

UPLOADS: Final[dict[str, tuple[int, int]]] = {
    "upload_file": (0, -1),
    "upload_fileobj": (0, -1),
    "put_object": (2, 1),
    "fput_object": (2, 1),
    "add_file": (0, 1),
    "upload_blob": (1, 0),
}
"""Methods that bring a file or buffer to a store: which argument it is, and which its name there (boto3, MinIO, Hugging
Face, Azure, Weights & Biases).
"""

DOWNLOADS: Final[dict[str, tuple[int, int]]] = {
    "download_file": (-2, -1),
    "download_fileobj": (-2, -1),
    "fget_object": (1, 2),
}
"""Methods that bring one back: which argument is its name there, and which the file or buffer here."""

_BLOBS: Final = frozenset({"blob", "get_blob", "get_blob_client", "Object", "new_key", "get_key"})
_SENT: Final = frozenset({"upload_from_filename", "upload_from_string", "upload_from_file", "upload_blob", "put"})
_FETCHED: Final = frozenset({"download_as_bytes", "download_as_string", "download_blob", "get_contents_as_string"})
BLOB: Final = "blob"

METHODS: Final = UPLOADS.keys() | DOWNLOADS.keys() | _BLOBS | _SENT | _FETCHED | {"get_object", "download_to_filename"}


def copied(machine: Machine, source: Value, target: Value, place: Place) -> None:
    """Remember that a file has another name, too."""
    old, new = artifacts.text_of(source), artifacts.text_of(target)
    if old and new and not old.endswith("/"):
        machine.copies.append((old, new))
    elif new and not old and machine.saves:  # written below a name of its own, then moved to its place
        path, what, where, part = machine.saves[-1]
        if not path and where.path == place.path and 0 <= place.line - where.line <= _NEAR:
            what.saved.append((new, part))


def method(
    machine: Machine, owner: Value, name: str, arguments: list[Value], keywords: dict[str, Value], place: Place
) -> Value | None:
    """A method of a store's client, or of a file in a store; None for what is neither."""
    if isinstance(owner, Mapping) or (isinstance(owner, Data) and owner.source != "network"):
        return None
    if isinstance(owner, Obj) and (owner.home is not None or owner.loaded):
        return None
    if isinstance(owner, Obj) and owner.cls == BLOB:
        return _of_blob(machine, owner, name, arguments, keywords, place)
    if name in _BLOBS:
        named = _named(keywords, _KEYS, arguments[-1] if arguments else UNKNOWN)
        return Obj(BLOB, place, {"path": named}) if artifacts.text_of(named) else None
    if name in UPLOADS:
        _sent(machine, name, arguments, keywords, place)
    if name in DOWNLOADS:
        there, here = DOWNLOADS[name]
        stored = _named(keywords, _KEYS, _at(arguments, there))
        local = _named(keywords, _LOCAL, _at(arguments, here))
        if isinstance(local, Obj) and local.cls in artifacts.BUFFERS:
            local.loaded = artifacts.text_of(stored)
        else:
            copied(machine, stored, local, place)
    if name == "get_object":
        at = artifacts.text_of(_named(keywords, _KEYS, _at(arguments, 1)))
        if at:
            body = Obj("loaded", place, loaded=at)
            return Mapping({"Body": body}, body)
    return None


def _sent(machine: Machine, name: str, arguments: list[Value], keywords: dict[str, Value], place: Place) -> None:
    what, key = UPLOADS[name]
    given = _named(keywords, (*_LOCAL, *_CONTENT), _at(arguments, what))
    target = _named(keywords, _KEYS, _at(arguments, key))
    if artifacts.is_path(given):
        copied(machine, given, target, place)
    elif isinstance(given, Obj):
        artifacts.write(machine, content(given), target, place)


def _of_blob(
    machine: Machine, blob: Obj, name: str, arguments: list[Value], keywords: dict[str, Value], place: Place
) -> Value | None:
    path = blob.arguments["path"]
    given = arguments[0] if arguments else next(iter(keywords.values()), UNKNOWN)
    if name in _SENT:
        if artifacts.is_path(given):
            copied(machine, given, path, place)
        elif isinstance(given, Obj):
            artifacts.write(machine, content(given), path, place)
        return UNKNOWN
    if name == "download_to_filename":
        copied(machine, path, given, place)
        return UNKNOWN
    if name in _FETCHED or name == "get":
        return Obj("loaded", place, loaded=artifacts.text_of(path))
    return None


def content(value: Obj) -> Value:
    """What a buffer holds, or the object itself."""
    return value.attributes.get(artifacts.HELD, UNKNOWN) if value.cls in artifacts.BUFFERS else value


def _named(keywords: dict[str, Value], names: tuple[str, ...], otherwise: Value) -> Value:
    return next((keywords[name] for name in names if name in keywords), otherwise)


def _at(arguments: list[Value], position: int) -> Value:
    return arguments[position] if -len(arguments) <= position < len(arguments) else UNKNOWN


def settle(machine: Machine, trained: list[Obj]) -> None:
    """Give every model the names of the files that were made of its own: an export reads what training wrote, and
    serving reads what the export wrote.
    """
    learnt = {id(each) for each in trained}
    writers = [each for each in machine.objects if each.loaded is None or each.fits or id(each) in learnt]
    writers += [each for each in trained if not any(each is other for other in writers)]
    exported = [
        (what.loaded, path, what, part)
        for path, what, _, part in machine.saves
        if path and what.loaded and id(what) not in learnt and not what.fits and "*" not in path + what.loaded
    ]
    for _ in range(3):
        known = sum(len(each.saved) for each in writers)
        for read, path, reader, part in exported:
            _pass_on([each for each in writers if each is not reader], read, path, part, reader)
        for old, new in machine.copies:
            _pass_on(writers, old, new, "")
        if sum(len(each.saved) for each in writers) == known:
            return


def _pass_on(written: list[Obj], old: str, new: str, part: str, by: Obj | None = None) -> None:
    """Whatever is surely written to the one file is in the other one, too; `by` is what an export read from it."""
    found: list[tuple[float, Obj, str]] = []
    for each in written:
        sure, inside = max(((artifacts.same(path, old), inside) for path, inside in each.saved), default=(0.0, ""))
        found.append((sure, each, inside))
    best = max((sure for sure, _, _ in found), default=0.0)
    surest = [(each, inside) for sure, each, inside in found if sure == best]
    if best >= 0.95 or (best >= 0.8 and len(surest) == 1):
        for each, inside in surest:
            if (new, part or inside) not in each.saved:
                each.saved.append((new, part or inside))
                if old in each.guessed or not _is_tied(each, inside, old, by):
                    each.guessed += (new,)


def _is_tied(written: Obj, inside: str, old: str, by: Obj | None) -> bool:
    """Whether more than the bare name of a file ties what an export reads to what training writes: a folder, a name
    that says of what the model answers, the class of the model, or the folder that both programs lie in.
    """
    if by is None:
        return True  # a copy says itself what it is of
    name = old.replace("\\", "/").rpartition("/")[2]
    named = [path.replace("\\", "/") for path, part in written.saved if part == inside and path.endswith(name)]
    read = old.replace("\\", "/").split("/")
    if any(path.split("/")[-2:] == read[-2:] and len(read) > 1 for path in named):
        return True
    if pairing.is_telling(name) or (by.cls not in artifacts.LOADED and by.short == written.short):
        return True
    return by.place.path.rpartition("/")[0] == written.place.path.rpartition("/")[0]
