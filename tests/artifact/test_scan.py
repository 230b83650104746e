"""The scan: nothing malicious passes, nothing benign is stopped, and nothing ever runs."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import pickle
import struct
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from payloads import benign, bomb, malicious

from mlaudit.artifact import scan as scan_module
from mlaudit.artifact.globals import Danger, judge_global
from mlaudit.artifact.scan import Safety, ScanReport, scan, scan_here


def scanned(path: Path) -> ScanReport:
    return scan_here(path, hashlib.sha256(path.read_bytes()).hexdigest())


@pytest.fixture(scope="module")
def bad(tmp_path_factory) -> tuple[list[Path], Path]:
    folder = tmp_path_factory.mktemp("bad")
    canary = folder / "canary"
    return malicious(folder / "files", canary), canary


def test_no_malicious_file_is_safe_and_none_runs(bad) -> None:
    files, canary = bad
    assert len(files) >= 60
    found = {path.name: scanned(path).safety for path in files}
    passed = [name for name, safety in found.items() if safety in (Safety.SAFE, Safety.REVIEW)]
    assert passed == []
    named = [name for name, safety in found.items() if safety is Safety.DANGEROUS]
    assert len(named) >= len(files) - 7  # the others cannot be read in one way only, and are inconclusive
    assert not canary.exists()


@pytest.mark.parametrize("name", ["reduce_p4.pkl", "array.joblib", "zip.pt", "dotted.pkl", "objects.npy"])
def test_what_it_would_call_is_named(bad, name: str) -> None:
    files, _ = bad
    report = scanned(next(path for path in files if path.name == name))
    assert any("system" in reason for reason in report.reasons)


def test_benign_files_are_safe(tmp_path) -> None:
    found = {path.name: scanned(path) for path in benign(tmp_path)}
    assert {name: report.reasons for name, report in found.items() if report.safety is not Safety.SAFE} == {}


def test_a_module_of_the_projects_own_is_to_be_reviewed_and_can_be_trusted_for_this_file(tmp_path) -> None:
    path = tmp_path / "own.pkl"
    path.write_bytes(b"\x80\x02cmypackage.model\nScorer\n)\x81}b.")
    report = scanned(path)
    assert report.safety is Safety.REVIEW
    entry = f"{report.sha256}:mypackage.model.Scorer"
    assert report.trust_entries == (entry,)
    assert report.trusted((entry,))
    assert not report.trusted(("0" * 64 + ":mypackage.model.Scorer",))
    assert not report.trusted(())


@pytest.mark.parametrize(("count", "safety"), [(500, Safety.REVIEW), (501, Safety.INCONCLUSIVE)])
def test_more_names_than_are_shown_cannot_be_trusted(tmp_path, count: int, safety: Safety) -> None:
    path = tmp_path / "m.pkl"
    path.write_bytes(b"\x80\x02" + b"".join(b"cmine\nC%d\n0" % number for number in range(count)) + b"N.")
    report = scanned(path)
    assert report.safety is safety
    assert report.trusted(report.trust_entries) is (safety is Safety.REVIEW)


@pytest.mark.parametrize("cut", [0, 1, 9, 40, -1])
def test_what_breaks_off_is_inconclusive(tmp_path, cut: int) -> None:
    path = tmp_path / "m.pkl"
    path.write_bytes(pickle.dumps({"weights": list(range(100))})[:cut])
    assert scanned(path).safety is Safety.INCONCLUSIVE


WHOLE = pickle.dumps({"weights": list(range(100))})
POINTER = b"version https://git-lfs.github.com/spec/v1\noid sha256:" + b"0" * 64 + b"\nsize 4096\n"


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("m.pt", b"", "the file is empty: fetch it or save it again"),
        ("m.pt", POINTER, "Git LFS pointer and not the model: run `git lfs pull`"),
        ("m.safetensors", POINTER, "Git LFS pointer and not the model: run `git lfs pull`"),
        (
            "m.safetensors",
            b"\x80\x10\0\0\0\0\0\0" + b'{"a": {"dtype"',
            "claims 4,224 bytes and the file holds 14: the file is cut",
        ),
        ("m.safetensors", b"\x02\0\0\0\0\0\0\0{", "the header claims 2 bytes and the file holds 1: the file is cut"),
        *[("m.pkl", WHOLE[:n], "the pickle ends in the middle: the file is cut") for n in range(3, len(WHOLE), 5)],
        (
            "m.pkl",
            gzip.compress(pickle.dumps([hashlib.sha512(bytes([n])).digest() for n in range(99)]))[:-30],
            "the file is cut",
        ),
        ("m.pkl", WHOLE[:-10] + b"\xff" * 10, "the pickle breaks off at bytes that no reader can run"),
        ("m.pkl", b"\x80\x04000R.", "the pickle breaks off at bytes that no reader can run"),
        ("m.pt", b"PK\x03\x04" + bytes(200), "the archive has no directory at its end: the file is cut"),
    ],
)
def test_a_file_that_did_not_arrive_whole_says_so_and_what_to_do(tmp_path, name: str, data: bytes, told: str) -> None:
    (tmp_path / name).write_bytes(data)
    report = scanned(tmp_path / name)
    assert report.safety is Safety.INCONCLUSIVE
    assert told in report.reasons[0]
    assert "Error" not in "".join(report.reasons)
    assert report.notes == ()


def test_an_unknown_format_is_inconclusive(tmp_path) -> None:
    path = tmp_path / "m.bin"
    path.write_bytes(b"\xaa" * 300)
    assert scanned(path).safety is Safety.INCONCLUSIVE


def test_a_suffix_that_hides_a_pickle_is_dangerous(tmp_path) -> None:
    path = tmp_path / "m.safetensors"
    path.write_bytes(pickle.dumps([1, 2]))
    report = scanned(path)
    assert report.safety is Safety.DANGEROUS
    assert ".safetensors, but the content is pickle" in report.reasons[0]


def test_a_suffix_that_lies_is_told(tmp_path) -> None:
    path = tmp_path / "m.joblib"
    path.write_bytes(tensors(GOOD, bytes(8)))
    report = scanned(path)
    assert report.safety is Safety.SAFE
    assert "the content is safetensors" in report.notes[0]


def archive(path: Path, members: list[tuple[str, bytes]]) -> Path:
    with zipfile.ZipFile(path, "w") as made:
        for name, data in members:
            made.writestr(name, data)
    return path


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize(
    ("members", "safety"),
    [
        ([("m/data.pkl", pickle.dumps({})), ("../../etc/passwd", b"x")], Safety.DANGEROUS),
        ([("m/data.pkl", pickle.dumps({})), ("/abs", b"x")], Safety.DANGEROUS),
        ([("m/data.pkl", pickle.dumps({})), ("m/data.pkl", pickle.dumps([]))], Safety.INCONCLUSIVE),
        ([("anything", b"x")], Safety.INCONCLUSIVE),
        ([], Safety.INCONCLUSIVE),
        ([("m/data.pkl", pickle.dumps({}))], Safety.SAFE),
    ],
)
def test_archives(tmp_path, members, safety: Safety) -> None:
    report = scanned(archive(tmp_path / "m.pt", members))
    assert report.safety is safety
    assert "Error" not in " ".join(report.reasons)


def test_torch_goes_to_the_directory_that_python_does_not_see(bad) -> None:
    import torch

    files, canary = bad
    path = next(path for path in files if path.name == "two_directories.pt")
    with zipfile.ZipFile(path) as archive:
        assert pickle.loads(archive.read("m/data.pkl")) == {}
    with pytest.raises(pickle.UnpicklingError, match="system"):
        torch.load(path, weights_only=True)
    report = scanned(path)
    assert report.safety is Safety.INCONCLUSIVE
    assert "end is described in two ways" in report.reasons[0]
    assert not canary.exists()


def test_a_member_of_two_names_is_told(tmp_path) -> None:
    path = archive(tmp_path / "m.pt", [("m/data.pkl", pickle.dumps({})), ("m/data/0", b"abc")])
    path.write_bytes(path.read_bytes().replace(b"m/data/0", b"m/data\x000"))
    assert scanned(path).reasons == ("m/data goes by another name too: 'm/data\\x000'",)


def test_bytes_between_members_are_told(tmp_path) -> None:
    path = archive(tmp_path / "m.pt", [("m/data.pkl", pickle.dumps({})), ("m/data/0", b"abc")])
    assert scanned(path).safety is Safety.SAFE
    whole = path.read_bytes()
    place = struct.unpack_from("<L", whole, len(whole) - 6)[0]
    path.write_bytes(whole[:place] + b"PK.." + whole[place:-6] + struct.pack("<LH", place + 4, 0))
    assert scanned(path).reasons == ("4 bytes behind m/data/0 belong to no member",)


def test_an_archive_inside_an_archive_is_no_second_end(tmp_path) -> None:
    inner = archive(tmp_path / "a.npz", [("a", b"x")]).read_bytes()
    members = [("m/data.pkl", pickle.dumps({})), ("m/data/0", inner)]
    assert scanned(archive(tmp_path / "m.pt", members)).safety is Safety.SAFE
    whole = (tmp_path / "m.pt").read_bytes()
    (tmp_path / "m.pt").write_bytes(whole + whole[-22:])
    assert scanned(tmp_path / "m.pt").safety is Safety.INCONCLUSIVE


def test_a_sparse_matrix_in_a_skops_file_is_safe(tmp_path) -> None:
    import scipy.sparse
    import skops.io
    from sklearn.neighbors import KNeighborsClassifier

    rows = scipy.sparse.random(20, 5, density=0.5, format="csr", random_state=0)
    skops.io.dump(KNeighborsClassifier(algorithm="brute").fit(rows, [0, 1] * 10), tmp_path / "m.skops")
    assert scanned(tmp_path / "m.skops").reasons == ()


@pytest.mark.parametrize(
    ("document", "safety"),
    [
        ({"model_type": "net", "auto_map": {"AutoModel": "other/repo--modeling.Net"}}, Safety.REVIEW),
        ({"custom_pipelines": {"task": {"impl": "pipe.Pipe"}}}, Safety.REVIEW),
        ({"config": {"layers": [{"class_name": "Lambda", "config": {}}]}}, Safety.REVIEW),
        ([{"module": "builtins", "class_name": "__lambda__", "config": {"code": "4wEA"}}], Safety.REVIEW),
        ({"model_type": "net", "auto_map": {}, "labels": ["Lambda", "auto_map"]}, Safety.SAFE),
        ({"config": {"layers": [{"class_name": "Dense", "config": {"name": "Lambda"}}]}}, Safety.SAFE),
    ],
)
def test_json_that_names_code_is_to_be_reviewed(tmp_path, document, safety: Safety) -> None:
    (tmp_path / "config.json").write_text(json.dumps(document))
    assert scanned(tmp_path / "config.json").safety is safety


def test_an_encrypted_member_is_inconclusive(tmp_path) -> None:
    path = archive(tmp_path / "m.pt", [("m/data.pkl", pickle.dumps({})), ("m/data/0", b"abc")])
    data = bytearray(path.read_bytes())
    place = data.rindex(b"PK\x01\x02")
    data[place + 8] |= 1
    path.write_bytes(data)
    assert scanned(path).safety is Safety.INCONCLUSIVE


def test_two_names_for_one_member_are_inconclusive(tmp_path) -> None:
    path = archive(tmp_path / "m.pt", [("m/data.pkl", pickle.dumps({}))])
    path.write_bytes(path.read_bytes().replace(b"m/data.pkl", b"m/other.pk", 1))
    assert scanned(path).safety is Safety.INCONCLUSIVE


def test_a_bomb_is_inconclusive(tmp_path) -> None:
    bomb(tmp_path / "m.pt")
    assert scanned(tmp_path / "m.pt").safety is Safety.INCONCLUSIVE


def tensors(header: dict | bytes, body: bytes) -> bytes:
    text = header if isinstance(header, bytes) else json.dumps(header).encode()
    return struct.pack("<Q", len(text)) + text + body


GOOD = {"a": {"dtype": "F32", "shape": [2], "data_offsets": [0, 8]}}


@pytest.mark.parametrize(
    ("data", "safety"),
    [
        (tensors(GOOD, bytes(8)), Safety.SAFE),
        (tensors(GOOD, bytes(7)), Safety.INCONCLUSIVE),
        (tensors(GOOD, bytes(9)), Safety.INCONCLUSIVE),
        (tensors({"a": {**GOOD["a"], "shape": [3]}}, bytes(8)), Safety.INCONCLUSIVE),
        (tensors({"a": {**GOOD["a"], "dtype": "X9"}}, bytes(8)), Safety.INCONCLUSIVE),
        (tensors({"a": {**GOOD["a"], "data_offsets": [4, 12]}}, bytes(12)), Safety.INCONCLUSIVE),
        (tensors({"a": GOOD["a"], "b": GOOD["a"]}, bytes(8)), Safety.INCONCLUSIVE),
        (tensors(b'{"a": 1, "a": 2}', b""), Safety.INCONCLUSIVE),
        (tensors(b"{" + b"[" * 3000, b""), Safety.INCONCLUSIVE),
    ],
)
def test_safetensors_headers(tmp_path, data: bytes, safety: Safety) -> None:
    path = tmp_path / "m.safetensors"
    path.write_bytes(data)
    assert scanned(path).safety is safety


@pytest.mark.parametrize(
    ("module", "name", "danger"),
    [
        ("collections", "OrderedDict", Danger.SAFE),
        ("sklearn.linear_model._logistic", "LogisticRegression", Danger.SAFE),
        ("collections", "OrderedDict.fromkeys.__globals__", Danger.DANGEROUS),
        ("torch", "load", Danger.DANGEROUS),
        ("os", "getcwd", Danger.DANGEROUS),
        ("builtins", "eval", Danger.DANGEROUS),
        ("builtins", "list.__class__", Danger.DANGEROUS),
        ("sklearn.utils", "subprocess.run", Danger.DANGEROUS),
        ("mypackage", "Model", Danger.REVIEW),
        ("numpy", "something_new", Danger.REVIEW),
    ],
)
def test_globals(module: str, name: str, danger: Danger) -> None:
    assert judge_global(module, name) is danger


@given(st.binary(max_size=300))
def test_any_bytes_end_in_a_verdict(tmp_path_factory, data: bytes) -> None:
    path = tmp_path_factory.mktemp("any") / "m.pkl"
    path.write_bytes(data)
    assert scanned(path).safety in Safety


@given(
    st.recursive(
        st.none() | st.integers() | st.text() | st.binary(), lambda x: st.lists(x) | st.dictionaries(st.text(), x)
    )
)
def test_plain_data_is_always_safe(value: object) -> None:
    from mlaudit.artifact.stub import Record, run_all

    for protocol in range(6):
        record = Record()
        run_all(io.BytesIO(pickle.dumps(value, protocol=protocol)), record)
        assert {judge_global(*name) for name in record.globals} <= {Danger.SAFE}
        assert record.oddities == []


def test_the_child_gives_the_same_report(bad, tmp_path) -> None:
    files, canary = bad
    path = next(p for p in files if p.name == "array.joblib")
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    assert scan(path, digest) == scan_here(path, digest)
    assert not canary.exists()


def test_a_scan_that_does_not_end_is_inconclusive(tmp_path, monkeypatch) -> None:
    path = tmp_path / "m.pkl"
    path.write_bytes(b"\x80\x04]\x94" + b"h\x00" * 3_000_000 + b".")
    monkeypatch.setattr(scan_module, "SECONDS", 0.2)
    report = scan(path, "0" * 64)
    assert report.safety is Safety.INCONCLUSIVE
    assert "did not end" in report.reasons[0]


def test_a_scan_that_crashes_is_inconclusive_and_says_why(tmp_path, monkeypatch) -> None:
    path = tmp_path / "m.pkl"
    path.write_bytes(b"\x80\x04K\x01.")
    broken = tmp_path / "broken-python"
    broken.write_text("#!/bin/sh\necho \"ModuleNotFoundError: No module named 'msgspec'\" >&2\nexit 1\n")
    broken.chmod(0o755)
    monkeypatch.setattr(scan_module.sys, "executable", str(broken))
    report = scan(path, "0" * 64)
    assert report.safety is Safety.INCONCLUSIVE
    assert report.reasons == ("the scan was ended (exit code 1): ModuleNotFoundError: No module named 'msgspec'",)
