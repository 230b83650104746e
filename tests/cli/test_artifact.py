"""`mlaudit artifact scan` as it is used: a file, a model's folder, the folder one stands in."""

from __future__ import annotations

import json
import os
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
    assert done.out.splitlines()[-1] == "1 file judged: 1 safe; 3 passed over, plainly no model (3 text)"
    assert mlaudit("artifact", "scan", "config.json").out.startswith("config.json: SAFE (json")


def test_code_beside_the_weights_is_to_be_reviewed(mlaudit, folder):
    (folder / "modeling_net.py").write_text("import os\n\nclass Net: ...\n")
    done = mlaudit("artifact", "scan", str(folder))
    assert done.code == 1
    assert "trust_remote_code" in done.out


def test_a_config_that_names_code_elsewhere_is_to_be_reviewed(mlaudit, folder):
    document = {"architectures": ["Net"], "auto_map": {"AutoModel": "other/repo--modeling.Net"}}
    (folder / "config.json").write_text(json.dumps(document))
    done = mlaudit("artifact", "scan", str(folder))
    assert done.code == 1
    assert "config.json: REVIEW (json" in done.out


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


def test_a_name_that_is_no_utf_8_loses_no_report(mlaudit, folder):
    class Bad:
        def __reduce__(self):
            import os

            return os.system, ("echo ran",)

    (folder / os.fsdecode(b"bad\xff.pkl")).write_bytes(pickle.dumps(Bad()))
    os.mkfifo(folder / os.fsdecode(b"pipe\xff.pkl"))
    for scanned in (folder, folder / os.fsdecode(b"bad\xff.pkl")):
        assert "bad\\xff.pkl: DANGEROUS" in mlaudit("artifact", "scan", str(scanned)).out
        done = mlaudit("artifact", "scan", str(scanned), "--format", "json")
        assert done.code == 1, done.err
        assert json.loads(done.out)["files"][0]["path"] == "bad\\xff.pkl"


def test_a_program_that_ends_as_json_does_not_is_inconclusive(mlaudit, folder):
    (folder / "config.json").write_text('{"architectures": [')
    assert mlaudit("artifact", "scan", str(folder)).code == 2


def test_of_a_repository_only_what_might_be_a_model_is_judged_worst_first(mlaudit, put, tmp_path):
    put("data/crop.csv", "N,P,K,label\n90,42,43,rice\n")
    put("Dockerfile", "FROM python:3.11\n")
    put("requirements.txt", "click\nflask\n")
    put("index.html", "<html></html>")
    put("app.py", "import joblib\n")
    put(".env.example", "KEY=\n")
    (tmp_path / "__init__.py").touch()
    (tmp_path / "logo.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(64))
    (tmp_path / "latin.csv").write_bytes("id;größe\n1;2\n".encode("latin1"))
    (tmp_path / "a.pkl").write_bytes(pickle.dumps({"w": 1.0}))
    (tmp_path / "b.pkl").write_bytes(b"cmine\nModel\n.")
    (tmp_path / "c.pkl").write_bytes(b"cos\nsystem\n(S'true'\ntR.")
    (tmp_path / "link.pkl").symlink_to("a.pkl")
    done = mlaudit("artifact", "scan", ".")
    heads = [line.partition(" (")[0] for line in done.out.splitlines() if not line.startswith(" ")]
    assert heads[:3] == ["c.pkl: DANGEROUS", "b.pkl: REVIEW", "a.pkl: SAFE"]
    assert heads[3] == "3 files judged: 1 dangerous, 1 review, 1 safe; 10 passed over, plainly no model"
    assert "(1 empty, 1 image, 1 link, 7 text)" in done.out
    assert done.code == 1
    document = json.loads(mlaudit("artifact", "scan", ".", "--format", "json").out)
    assert document["passed_over"] == {"empty": 1, "image": 1, "link": 1, "text": 7}


def test_a_link_that_leaves_the_folder_is_no_pass(mlaudit, tmp_path):
    (tmp_path / "outside.pkl").write_bytes(pickle.dumps(1))
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "model.pkl").symlink_to(tmp_path / "outside.pkl")
    done = mlaudit("artifact", "scan", "folder")
    assert (done.code, "leads out of the folder" in done.out) == (2, True)


def test_a_file_that_is_named_is_judged_whatever_it_is(mlaudit, put):
    put("page.html", "<html></html>")
    done = mlaudit("artifact", "scan", "page.html")
    assert (done.code, "is text in no format that is known" in done.out) == (2, True)
    put("model.pkl", "<html>not found</html>")
    assert mlaudit("artifact", "scan", ".").code == 2


def test_what_to_trust_is_told_only_where_trust_helps(mlaudit, tmp_path):
    whole = b"\x80\x02cmypackage.model\nScorer\n)\x81}b."
    (tmp_path / "whole.pkl").write_bytes(whole)
    (tmp_path / "cut.pkl").write_bytes(whole[:-1])
    done = mlaudit("artifact", "scan", "whole.pkl")
    assert "[tool.mlaudit.artifacts.NAME]" in done.out
    cut = mlaudit("artifact", "scan", "cut.pkl")
    assert (cut.code, "trusted-globals" in cut.out) == (2, False)


def test_an_empty_folder_is_inconclusive(mlaudit, tmp_path):
    (tmp_path / "empty").mkdir()
    assert mlaudit("artifact", "scan", str(tmp_path / "empty")).code == 2
