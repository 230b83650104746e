"""What a folder's scan passes over: plain text and pictures, and nothing that any reader would run."""

from __future__ import annotations

import gzip
import io
import pickle
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from payloads import benign, malicious

from mlaudit.artifact.bystander import bystander

CALL = b"cos\nsystem\n(S'true'\ntR."


def named(folder: Path, data: bytes, name: str = "LICENSE") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def test_no_malicious_file_is_passed_over_whatever_its_name(tmp_path) -> None:
    files = malicious(tmp_path / "files", tmp_path / "canary")
    kinds = {path.name: bystander(path.rename(tmp_path / "LICENSE")) for path in files}
    assert {name: kind for name, kind in kinds.items() if kind} == {}
    assert not (tmp_path / "canary").exists()


def test_no_model_is_passed_over_whatever_its_name(tmp_path) -> None:
    kinds = {path.name: bystander(path.rename(tmp_path / "LICENSE")) for path in benign(tmp_path)}
    assert {name: kind for name, kind in kinds.items() if kind} == {}


@pytest.mark.parametrize(
    "data",
    [
        CALL,
        b"Mab0" + CALL,  # a number that is dropped again, in letters
        b"I0x10\n0" + CALL,
        b"\x89PNG\r\n0" + CALL,  # begins as a picture does
        b"GIF89aXYZ0" + CALL,
        CALL[:-1],  # it breaks off, and has called by then
        b"cos\nsystem\nmore text\n",  # a name that is no chance
        b"(lp0\nI1\naI2\na.",  # a list of numbers: harmless, and a whole pickle
        b"B" + (60_000).to_bytes(4, "little") + b"a" * 60_000 + b"0" + CALL,
        b"V" + b"long " * 20_000 + b"\n0" + CALL,
    ],
)
def test_what_a_pickle_machine_would_run_is_never_passed_over(tmp_path, data: bytes) -> None:
    assert bystander(named(tmp_path, data)) == ""
    assert bystander(named(tmp_path, gzip.compress(data))) == ""


@pytest.mark.parametrize(
    "text",
    [
        "crop,label\nrice,1\n",
        "FROM python:3.11\n",
        "click\nflask\ncolorama\n",
        "import pytest\nfrom opentelemetry import x\n",
        "const a = 1;\nconst b = 2;\nconst c = 3;\n\nb = 1\n",
        "(c) 2024 somebody\n",
        "BSD 3-Clause License\n" * 9_000,
        "The text of a book.\n" * 9_000,
        "\N{BYTE ORDER MARK}id;gr\u00f6\u00dfe\n",
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_text_is_passed_over(tmp_path, text: str, encoding: str) -> None:
    assert bystander(named(tmp_path, text.encode(encoding))) == "text"


def test_pictures_documents_and_packed_text(tmp_path) -> None:
    assert bystander(named(tmp_path, b"\x89PNG\r\n\x1a\n" + bytes(99))) == "image"
    assert bystander(named(tmp_path, gzip.compress(b"id,crop\n1,rice\n"))) == "text"
    assert bystander(named(tmp_path, b"")) == "empty"
    assert bystander(named(tmp_path, office([]))) == "document"


def office(more: list[tuple[str, bytes]]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, data in [("[Content_Types].xml", b"<Types/>"), ("word/document.xml", b"<w/>"), *more]:
            archive.writestr(name, data)
    return made.getvalue()


def test_an_archive_with_a_model_in_it_is_no_document(tmp_path) -> None:
    assert bystander(named(tmp_path, office([("m/data.pkl", pickle.dumps({}))]))) == ""
    assert bystander(named(tmp_path, office([])[:-1])) == ""
    assert bystander(named(tmp_path, b"\x89PNG\r\n\x1a\n" + office([("m/data.pkl", CALL)]))) == ""


def test_yaml_that_builds_objects_is_judged(tmp_path) -> None:
    data = b"a: !!python/object/apply:os.system [true]\n"
    assert bystander(named(tmp_path, data, "model.yaml")) == ""


@given(st.binary(max_size=200))
def test_what_is_passed_over_cannot_be_loaded(tmp_path_factory, data: bytes) -> None:
    path = named(tmp_path_factory.mktemp("any"), data)
    if bystander(path):
        with pytest.raises(Exception):  # noqa: B017, PT011  whatever it trips over
            pickle.loads(data)
