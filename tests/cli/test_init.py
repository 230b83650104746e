"""`mlaudit init`: finds what is there, says what is not, and writes what mlaudit itself can read."""

from __future__ import annotations

import pickle
import shutil
import tomllib
from pathlib import Path

import pytest

from mlaudit.audit import audit
from mlaudit.config import PolicySettings, load, parse
from mlaudit.errors import ConfigError
from mlaudit.init.detect import Found, FoundArtifact, detect
from mlaudit.init.labels import training_code
from mlaudit.init.tables import Tables
from mlaudit.init.write import settings, write

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "flight-delays"

SERVICE = """
    import joblib
    from fastapi import FastAPI

    app = FastAPI()
    model = joblib.load("models/model.joblib")


    @app.post("/predict")
    def predict(row: dict):
        return model.predict([row])
"""
TRAIN = """
    import joblib
    from sklearn.linear_model import LogisticRegression


    def train(X, y):
        model = LogisticRegression().fit(X, y)
        joblib.dump(model, "models/model.joblib")
"""


@pytest.fixture
def project(put, tmp_path):
    """A small project that has everything: code, tests, a model, tables."""
    put("pyproject.toml", '[project]\nname = "small"\ndependencies = ["scikit-learn>=1.4", "fastapi"]\n')
    put("app.py", SERVICE)
    put("train.py", TRAIN)
    put("tests/test_app.py", "def test_nothing():\n    assert True\n")
    put("data/train.csv", "a,b,target\n1,2,0\n3,4,1\n")
    put("data/test.csv", "a,b,target\n5,6,0\n")
    put("data/served_2024.csv", "a,b\n5,6\n")
    put("settings.json", "{}")
    (tmp_path / "models").mkdir()
    (tmp_path / "models" / "model.joblib").write_bytes(pickle.dumps({"weights": [1.0]}))
    (tmp_path / "models" / "scaler.pkl").write_bytes(pickle.dumps([0.0]))
    (tmp_path / "models" / "notes.pkl").write_text("this is no pickle but notes")
    return tmp_path


def test_everything_is_found(project, mlaudit):
    done = mlaudit("init")
    assert done.code == 0
    for line in (
        "scikit-learn (scikit-learn>=1.4)",
        "FastAPI (fastapi)",
        "serving: app.py:predict (FastAPI)",
        "training: train.py:train (Python)",
        "artifact: models/model.joblib (pickle), the candidate",
        "artifact: models/scaler.pkl (pickle)",
        "reference data: data/train.csv",
        "evaluation data: data/test.csv",
        "current data: data/served_2024.csv",
    ):
        assert f"\n  {line}\n" in done.out
    assert "notes.pkl" not in done.out
    assert "settings.json" not in done.out
    gap = "what is good enough: set metrics of checks.MLC501, as in { roc_auc = 0.7 }; INCONCLUSIVE until then"
    assert done.out.partition("not found, to be filled in:\n")[2].startswith(f"  {gap}\nwritten: ")


def test_a_column_that_numbers_the_rows_is_their_id_and_a_metric_that_fits_the_label_is_proposed(put, tmp_path):
    put("data/train.csv", "customer_id,shop_id,a,target\n7,1,1,0\n8,1,3,1\n9,1,3,1\n")
    put("data/test.csv", "customer_id,shop_id,a,target\n5,1,5,0\n6,1,5,1\n")
    put("data/served.csv", "customer_id,shop_id,a\n1,1,5\n2,1,5\n")
    found = detect(tmp_path)
    assert (found.tables.id, found.tables.metric) == ("customer_id", "roc_auc")
    made = parse(tomllib.loads(settings(found, "")), "x")
    assert (made.data.id, made.checks) == ("customer_id", {"MLC501": {}})
    assert "# metrics = { roc_auc = 0.7 }  # FILL IN" in settings(found, "")


@pytest.mark.parametrize(
    ("table", "row_id", "metric"),
    [
        ("customer_id,a,target\n7,1,rice\n7,3,corn\n8,3,oats\n", "", "balanced_accuracy"),  # one customer twice
        ("grid,a,target\n7,1,0\n8,3,1\n", "", "roc_auc"),  # another in every row, and called something else
        ("orderId,user_id,target\n7,1,0\n8,3,0\n", "", ""),  # two of them, and labels that are all alike
        ("ID,a,target\n" + "".join(f"{i},1,{i}.5\n" for i in range(30)), "ID", "rmse"),
    ],
)
def test_what_cannot_be_told_of_a_table_is_left_open(put, tmp_path, table, row_id, metric):
    put("data/train.csv", table)
    found = detect(tmp_path).tables
    assert (found.label, found.id, found.metric) == ("target", row_id, metric)


def test_the_rest_of_pyproject_stays_and_the_table_loads(project, mlaudit):
    before = (project / "pyproject.toml").read_text()
    assert mlaudit("init").code == 0
    assert (project / "pyproject.toml").read_text().startswith(before + "\n[tool.mlaudit]\n")
    made = load(project).settings
    assert made.artifacts["model"].path == "models/model.joblib"
    assert (made.data.reference, made.data.evaluation) == ("data/train.csv", "data/test.csv")
    assert (made.data.current, made.data.label) == ("data/served_2024.csv", "target")
    assert set(PolicySettings().require) <= set(made.policy.require)
    assert "MLC603" in made.policy.require


def test_without_pyproject_it_goes_to_mlaudit_toml(project, mlaudit):
    (project / "pyproject.toml").unlink()
    assert "written: mlaudit.toml" in mlaudit("init").out
    assert load(project).settings.artifacts["model"].path == "models/model.joblib"


def test_a_byte_order_mark_stays(put, mlaudit, tmp_path):
    put("lib.py", "x = 1\n")
    file = tmp_path / "pyproject.toml"
    file.write_bytes(b'\xef\xbb\xbf[project]\nname = "x"\n')
    assert mlaudit("init").code == 0
    assert file.read_bytes().startswith(b"\xef\xbb\xbf[project]")
    assert load(tmp_path).source == file


@pytest.mark.parametrize("name", ["pyproject.toml", "mlaudit.toml"])
def test_settings_that_are_there_are_never_overwritten(project, mlaudit, name):
    (project / "pyproject.toml").unlink()
    assert mlaudit("init").code == 0
    table = (project / "mlaudit.toml").read_text()
    if name == "pyproject.toml":
        (project / "mlaudit.toml").unlink()
        table = "[tool.mlaudit]\nseed = 3\n"
        (project / name).write_text(table)
    done = mlaudit("init")
    assert done.code == 2
    assert "already" in done.err
    assert (project / name).read_text() == table


def test_what_is_missing_is_told_and_left_to_fill_in(put, mlaudit, tmp_path):
    put("lib.py", "x = 1\n")
    done = mlaudit("init")
    assert done.code == 0
    gaps = done.out.partition("not found, to be filled in:")[2]
    for what in (
        "serving entry",
        "training entry",
        "model artifact",
        "reference",
        "current",
        "evaluation",
        "label",
        "tests",
    ):
        assert what in gaps
    text = (tmp_path / "mlaudit.toml").read_text()
    assert text.count("FILL IN") >= 6
    # a project with nothing to show must not be READY by default
    assert load(tmp_path).settings.policy.require == PolicySettings().require
    assert audit(tmp_path, load(tmp_path), cache=False).verdict.exit_code != 0


def test_a_file_that_cannot_take_a_table_stays_as_it_was(put, mlaudit, tmp_path):
    put("lib.py", "x = 1\n")
    text = "tool = { black = {} }\n"
    (tmp_path / "pyproject.toml").write_text(text)
    done = mlaudit("init")
    assert done.code == 2
    assert "mlaudit.toml" in done.err
    assert (tmp_path / "pyproject.toml").read_text() == text


def test_line_ends_mode_and_links_are_kept(put, mlaudit, tmp_path):
    put("lib.py", "x = 1\n")
    real = tmp_path / "real.toml"
    real.write_bytes(b'[project]\r\nname = "x"')
    real.chmod(0o640)
    (tmp_path / "pyproject.toml").symlink_to(real)
    assert mlaudit("init").code == 0
    data = real.read_bytes()
    assert (tmp_path / "pyproject.toml").is_symlink()
    assert real.stat().st_mode & 0o777 == 0o640
    assert data.count(b"\n") == data.count(b"\r\n") > 10
    assert tomllib.loads(data.decode())["project"] == {"name": "x"}


@pytest.mark.parametrize("name", ['quo"te.pt', "back\\slash.pt", "new\nline.pt", "emoji \U0001f600.pt", "del\x7f.pt"])
def test_names_from_disk_are_data_not_toml(tmp_path, name):
    artifact = FoundArtifact(name, "torch", 10, "candidate")
    other = FoundArtifact(name, "torch", 10, "")
    tables = Tables(roles={"reference": name}, label=name, columns=(name,), others=(name,), labelled=(name,))
    found = Found(files=1, artifacts=(artifact, other), tables=tables)
    file = tmp_path / "mlaudit.toml"
    write(file, found)
    made = parse(tomllib.loads(file.read_text("utf-8")), "here")
    assert made.artifacts["model"].path == made.data.reference == made.data.label == name


def test_a_read_only_folder_is_a_clear_error(tmp_path):
    with pytest.raises(ConfigError, match="cannot be written"):
        write(tmp_path / "missing" / "mlaudit.toml", Found(files=1))


def test_every_line_is_toml_or_a_comment():
    text = settings(Found(files=1), "tool.mlaudit")
    assert "mlaudit" in tomllib.loads(text)["tool"]


def test_a_torch_model_gets_the_one_factory_that_there_is(tmp_path):
    for name in ("flight_delays", "pyproject.toml"):
        source = EXAMPLE / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, tmp_path / name)
    (tmp_path / "artifacts").mkdir()
    header = b'{"w":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}'
    weights = len(header).to_bytes(8, "little") + header + bytes(4)
    (tmp_path / "artifacts" / "model.safetensors").write_bytes(weights)
    found = detect(tmp_path)
    assert found.factories == ("flight_delays.model:build_model",)
    assert {entry.path for entry in found.serving} == {"flight_delays/service.py"}
    assert 'factory = "flight_delays.model:build_model"' in settings(found, "")


def test_an_environment_is_not_searched(put, mlaudit, tmp_path):
    put("lib.py", "x = 1\n")
    put("myenv/pyvenv.cfg", "home = /usr")
    (tmp_path / "myenv" / "model.pkl").write_bytes(pickle.dumps([1]))
    assert "model.pkl" not in mlaudit("init").out


def test_predictions_are_no_labels(put, mlaudit, tmp_path):
    put("lib.py", "x = 1\n")
    put("api/test_data_predictions.csv", "column0,predictions,version\n0,1.5,0.1\n")
    done = mlaudit("init")
    assert "perhaps api/test_data_predictions.csv; if it is, set data.evaluation" in done.out
    assert '# evaluation = "api/test_data_predictions.csv"' in (tmp_path / "mlaudit.toml").read_text()
    assert load(tmp_path).settings.data.evaluation == ""


def test_what_training_reads_and_labels_is_the_reference(put, mlaudit, tmp_path):
    reads = """
        import pandas as pd
        from sklearn.linear_model import LogisticRegression

        df = pd.read_csv("../data/crop-yields.csv")
        target = df["crop"].astype(str)
        LogisticRegression().fit(df.drop(columns=["crop"]), target)
    """
    put("notebooks/train.py", reads)
    put("data/crop_yields.csv", "n,p,crop\n1,2,rice\n")
    put("data/other.csv", "n,p,crop\n1,2,rice\n")
    put("data/fertilizer.csv", "n,p\n1,2\n")
    done = mlaudit("init")
    assert "reference data: data/crop_yields.csv" in done.out
    assert "what 2 more tables hold" in done.out
    made = load(tmp_path).settings.data
    assert (made.reference, made.label, made.current, made.evaluation) == ("data/crop_yields.csv", "crop", "", "")
    assert "# also found: data/other.csv, which has crop" in (tmp_path / "mlaudit.toml").read_text()


@pytest.mark.parametrize(
    ("code", "label"),
    [
        ('y = df["late"]', "late"),
        ('y_train = train.pop("late")', "late"),
        ("target = df.late.values", "late"),
        ('labels = df[["late"]].to_numpy()', "late"),
        ('TARGET_COL = "late"', "late"),
        ('train_test_split(df.drop("late", axis=1), df["late"], test_size=0.2)', "late"),
        ("y = model.predict(x)", None),
        ('x = df["late"]', None),
        ('y = df[["late", "early"]]', None),
    ],
)
def test_the_label_is_what_training_takes_for_it(put, tmp_path, code, label):
    put("train.py", code)
    found = training_code(tmp_path, ["train.py", "gone.py"]).labels
    assert found == ({label} if label else frozenset())


def test_a_name_that_speaks_of_training_is_not_enough(put, tmp_path):
    put("training_log.csv", "epoch,loss\n1,0.5\n")
    put("serving_costs.csv", "month,cost\n1,5\n")
    found = detect(tmp_path).tables
    assert found.roles == {}
    assert found.candidates == {"reference": "training_log.csv", "current": "serving_costs.csv"}


def test_what_is_served_shows_which_column_is_the_label(put, tmp_path):
    put("train.csv", "a,b,c,late,y_pred\n1,2,3,0,0\n")
    put("served.csv", "a,b,c\n1,2,3\n")
    put("test.csv", "a,b,c,late\n1,2,3,0\n")
    found = detect(tmp_path).tables
    assert found.label == "late"
    assert found.roles == {"reference": "train.csv", "current": "served.csv", "evaluation": "test.csv"}


def test_the_terminal_shows_a_few_rows_of_each_kind(put, mlaudit):
    routes = "".join(f'\n\n@app.get("/{i}")\ndef route{i}():\n    return {i}\n' for i in range(12))
    put("app.py", f"from fastapi import FastAPI\n\napp = FastAPI()\n{routes}")
    out = mlaudit("init").out
    assert out.count("serving: app.py") == 8
    assert "and 4 more serving entry points; `mlaudit entrypoints` lists all" in out


def test_a_remark_behind_a_requirement_stays_in_its_file(put, mlaudit, tmp_path):
    put("train.py", "import torch\n")
    put("requirements.txt", "torch>=2.8.0,<2.9.0 # Needs to be harmonized with torchaudio\n")
    assert "torch>=2.8.0,<2.9.0)" in mlaudit("init").out
    text = (tmp_path / "mlaudit.toml").read_text()
    assert "# Frameworks: PyTorch (torch>=2.8.0,<2.9.0)." in text
    assert "harmonized" not in text
