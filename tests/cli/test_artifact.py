"""`mlaudit artifact scan` as it is used: a file, a model's folder, the folder one stands in."""

from __future__ import annotations

import json
import pickle

import numpy as np
import pytest


@pytest.fixture
def folder(tmp_path):
    import safetensors.numpy

    (tmp_path / "config.json").write_text(json.dumps({"architectures": ["Net"]}))
    (tmp_path / "README.md").write_text("# A model\n")
    (tmp_path / "vocab.txt").write_text("the\nof\n")
    safetensors.numpy.save_file({"w": np.ones(3)}, tmp_path / "model.safetensors")
    return tmp_path


def test_a_models_folder_is_safe(mlaudit, folder, monkeypatch):
    monkeypatch.chdir(folder)
    done = mlaudit("artifact", "scan", ".")
    assert done.code == 0, done.out + done.err
    assert "model.safetensors: SAFE (safetensors" in done.out
    assert "config.json: SAFE (json" in done.out


def test_code_beside_the_weights_is_to_be_reviewed(mlaudit, folder):
    (folder / "modeling_net.py").write_text("import os\n\nclass Net: ...\n")
    done = mlaudit("artifact", "scan", str(folder))
    assert done.code == 1
    assert "trust_remote_code" in done.out


def test_a_projects_own_code_is_no_part_of_a_model(mlaudit, folder):
    (folder / "config.json").unlink()
    (folder / "train.py").write_text("import os\n")
    for name in (".git", "__pycache__"):
        (folder / name).mkdir()
        (folder / name / "x.pyc").write_bytes(b"\xa7\r\r\n")
    done = mlaudit("artifact", "scan", str(folder))
    assert done.code == 0, done.out
    assert "train.py" not in done.out
    assert mlaudit("artifact", "scan", str(folder / "train.py")).code == 1


@pytest.mark.parametrize("name", ["config.json", "README.md", "vocab.txt", "model.safetensors"])
def test_a_pickle_by_another_name_is_found(mlaudit, folder, name):
    class Bad:
        def __reduce__(self):
            import os

            return os.system, ("echo ran",)

    (folder / name).write_bytes(pickle.dumps(Bad(), protocol=0))
    done = mlaudit("artifact", "scan", str(folder), "--format", "json")
    assert done.code == 1, done.out
    (row,) = [row for row in json.loads(done.out)["files"] if row["path"] == name]
    assert row["safety"] == "dangerous"
    assert "ran" not in done.err


def test_a_program_that_ends_as_json_does_not_is_inconclusive(mlaudit, folder):
    (folder / "config.json").write_text('{"architectures": [')
    assert mlaudit("artifact", "scan", str(folder)).code == 2


def test_an_empty_folder_is_inconclusive(mlaudit, tmp_path):
    (tmp_path / "empty").mkdir()
    assert mlaudit("artifact", "scan", str(tmp_path / "empty")).code == 2
