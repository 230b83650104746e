"""Loading in the worker: real models of real frameworks, and every way in which one can go wrong told apart."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
import time
from pathlib import Path

import network
import numpy as np
import pytest
from network import ROWS

from mlaudit.artifact import session as session_module
from mlaudit.artifact.handle import ArtifactHandle
from mlaudit.artifact.offspring import offspring
from mlaudit.config import ArtifactSettings
from mlaudit.errors import ArtifactError, ModelError


@pytest.fixture
def handles():
    made: list[ArtifactHandle] = []
    yield made
    for handle in made:
        handle.close()


def handle(handles, root: Path, path: str, **settings) -> ArtifactHandle:
    made = ArtifactHandle("model", ArtifactSettings(path=path, **settings), root, settings.pop("device", "cpu"))
    handles.append(made)
    return made


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    import joblib
    import pandas as pd
    import skops.io
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import StandardScaler

    root = tmp_path_factory.mktemp("models")
    frame = pd.DataFrame(ROWS)
    model = make_pipeline(StandardScaler(), LogisticRegression()).fit(frame, np.arange(20) > 9)
    joblib.dump(model, root / "m.joblib")
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("sklearn.base.__version__", "1.2.2")
        joblib.dump(model, root / "old.joblib")
    (root / "m.pkl").write_bytes(pickle.dumps(model))
    skops.io.dump(model, root / "m.skops")
    np.save(root / "expected.npy", model.predict_proba(frame))
    network.write(root)
    (root / "project.py").write_text(
        network.BUILD + "import os, time\n"
        "def hang(*_):\n    time.sleep(600)\n"
        "def leave(model, frame):\n    os.system(LEFT)\n    return [0.5] * len(frame)\n"
        "LEFT = 'setsid sleep 6007 & setsid setsid sh -c \"sleep 6008 & sleep 6008\" &'\n"
        "def grow(*_):\n    kept = []\n    while True:\n        kept.append(bytearray(1 << 26))\n"
        "def die(*_):\n    os._exit(3)\n"
        "def kill(*_):\n    os.kill(os.getpid(), 9)\n"
        "def fail(*_):\n    raise ValueError('the feature store is empty')\n"
        "def chatty(model, frame):\n    print('hello ' * 1000)\n    return model.predict_proba(frame)\n"
        "def shout(model, frame):\n    os.write(1, b'x' * 100)\n    return model.predict_proba(frame)\n"
    )
    return root


@pytest.mark.parametrize("name", ["m.joblib", "m.skops"])
def test_a_models_own_classes_come_in_the_order_of_its_columns(handles, folder, name: str) -> None:
    assert handle(handles, folder, name).model().loaded.classes == (False, True)


def test_a_model_that_knows_its_columns_gets_these_of_more(handles, folder) -> None:
    session = handle(handles, folder, "m.joblib").model()
    answer = session.predict({"id": np.arange(20), "b": ROWS["b"], "a": ROWS["a"]})
    np.testing.assert_allclose(answer.values, np.load(folder / "expected.npy"))
    with pytest.raises(ArtifactError, match=r"set `features` in \[tool.mlaudit.data\]"):
        session.predict({"a": ROWS["a"], "c": ROWS["b"]})


def test_another_version_of_scikit_learn_is_told(handles, folder) -> None:
    assert handle(handles, folder, "old.joblib").model().loaded.written_by == "1.2.2"
    assert handle(handles, folder, "m.joblib").model().loaded.written_by == ""


@pytest.mark.parametrize("name", ["m.joblib", "m.pkl", "m.skops"])
def test_scikit_learn(handles, folder, name: str) -> None:
    answer = handle(handles, folder, name).model().predict(ROWS)
    np.testing.assert_allclose(answer.values, np.load(folder / "expected.npy"))


@pytest.mark.parametrize("name", ["m.pt", "m.safetensors", "script.pt"])
def test_torch(handles, folder, name: str) -> None:
    session = handle(handles, folder, name, factory="" if name == "script.pt" else "project:build").model()
    np.testing.assert_allclose(session.predict(ROWS).values, np.load(folder / "expected_torch.npy"), rtol=1e-5)
    assert session.loaded.device == "cpu"
    assert session.loaded.rss > 1e6


def test_packages_that_only_pythonpath_names_are_found(folder, tmp_path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "elsewhere.py").write_text(
        "def half(model, frame):\n    return model.predict_proba(frame)[:, 1] / 2\n"
    )
    script = (
        "import numpy as np\n"
        "from mlaudit.artifact.handle import ArtifactHandle\n"
        "from mlaudit.config import ArtifactSettings\n"
        "from pathlib import Path\n"
        "settings = ArtifactSettings(path='m.joblib', predict='elsewhere:half')\n"
        f"handle = ArtifactHandle('model', settings, Path({str(folder)!r}), 'cpu')\n"
        "rows = {'a': np.linspace(-1, 1, 20), 'b': np.linspace(3, 5, 20)}\n"
        "print(float(handle.model().predict(rows).values.max()))\n"
        "handle.close()\n"
    )
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join((str(tmp_path / "site"), os.environ.get("PYTHONPATH", ""))),
    }
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=tmp_path, env=environment, capture_output=True, text=True, check=True
    )
    assert float(done.stdout) == pytest.approx(np.load(folder / "expected.npy")[:, 1].max() / 2)


def test_what_the_model_prints_does_not_disturb(handles, folder) -> None:
    for name in ("chatty", "shout"):
        session = handle(handles, folder, "m.joblib", predict=f"project:{name}").model()
        np.testing.assert_allclose(session.predict(ROWS).values, np.load(folder / "expected.npy"))


def test_text_missing_values_and_times_arrive(handles, folder, tmp_path) -> None:
    (tmp_path / "own.py").write_text(
        "import numpy as np\n"
        "def look(model, frame):\n"
        "    assert frame['city'][0] == 'Zürich' and frame['city'].isna()[1], frame['city']\n"
        "    assert str(frame['day'].dtype).startswith('datetime64'), frame['day'].dtype\n"
        "    return frame['x'].fillna(-1).to_numpy()\n"
    )
    columns = {
        "city": np.array(["Zürich", None, "a\nb"], dtype=object),
        "day": np.array(["2024-01-01", "2024-01-02", "2024-01-03"], dtype="datetime64[us]"),
        "x": np.array([1.5, np.nan, 2.5]),
    }
    (tmp_path / "m.joblib").write_bytes((folder / "m.joblib").read_bytes())
    answer = handle(handles, tmp_path, "m.joblib", predict="own:look").model().predict(columns)
    assert answer.values.tolist() == [1.5, -1.0, 2.5]


@pytest.mark.parametrize(
    ("function", "said"),
    [
        ("fail", "ValueError: the feature store is empty"),
        ("die", "exit code 3"),
        ("kill", "SIGKILL"),
        ("missing", "AttributeError"),
    ],
)
@pytest.mark.parametrize("where", ["factory", "predict"])
def test_each_way_to_fail_is_told_apart(handles, folder, function: str, said: str, where: str) -> None:
    settings = {"factory": "project:build", where: f"project:{function}"}
    made = handle(handles, folder, "m.pt", **settings)
    with pytest.raises(ArtifactError, match=said):
        made.model().predict(ROWS)


def test_a_model_that_hangs_is_given_up_and_its_process_ended(handles, folder) -> None:
    made = handle(handles, folder, "m.pt", factory="project:hang", timeout=5.0)
    begun = time.monotonic()
    with pytest.raises(ArtifactError, match="did not end within 5 s"):
        made.model()
    assert time.monotonic() - begun < 20
    with pytest.raises(ArtifactError, match="did not end"):
        made.model()  # remembered, not tried again
    assert time.monotonic() - begun < 20


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="only Linux tells who started what")
def test_what_a_model_started_in_sessions_of_its_own_ends_with_it(handles, folder) -> None:
    model = handle(handles, folder, "m.joblib", predict="project:leave").model()
    before = offspring(os.getpid())
    model.predict(ROWS)
    deadline = time.monotonic() + 20
    while len(left := set(offspring(os.getpid())) - set(before)) < 4 and time.monotonic() < deadline:
        time.sleep(0.05)
    assert len(left) == 4, "three that sleep, and a shell"
    model.close()
    assert not any(is_alive(process) for process in left)


def is_alive(process: int) -> bool:
    try:
        told = Path(f"/proc/{process}/stat").read_text("utf-8")
    except OSError:
        return False
    return told.rpartition(")")[2].split()[0] not in "ZX"


def test_a_gpu_that_cannot_be_used_is_not_passed_over(handles, folder) -> None:
    with pytest.raises(ArtifactError, match=r'm\.joblib: device = "cuda" is asked for, and pickle models .* CPU'):
        handle(handles, folder, "m.joblib", device="cuda").model()


def test_a_model_that_grows_without_end_is_stopped(handles, folder) -> None:
    made = handle(handles, folder, "m.joblib", predict="project:grow", memory_mb=4096, timeout=60.0)
    with pytest.raises(ArtifactError, match=r"4096 MB|SIGKILL|exit code"):
        made.model().predict(ROWS)


def test_where_the_system_cannot_bound_memory_it_is_watched(handles, folder, tmp_path, monkeypatch) -> None:
    worker = tmp_path / "worker.py"
    text = session_module._WORKER.read_text("utf-8")
    worker.write_text(text.replace('DEVICE_FILES = ("/dev/nvidiactl"', 'DEVICE_FILES = ("/proc/self/status"'))
    monkeypatch.setattr(session_module, "_WORKER", worker)
    made = handle(
        handles, folder, "m.pt", factory="project:build", predict="project:grow", memory_mb=2048, device="auto"
    )
    assert "2048 MB of memory, watched" in made.model().loaded.isolation
    begun = time.monotonic()
    with pytest.raises(ModelError, match=r"`predict` needed more than the 2048 MB .*`memory-mb`.* and was ended"):
        made.model().predict(ROWS)
    assert time.monotonic() - begun < 60
    sound = handle(handles, folder, "m.joblib", memory_mb=4096, device="auto").model()
    assert "4096 MB of memory" in sound.loaded.isolation  # scikit-learn stays on the CPU, where the system bounds it
    np.testing.assert_allclose(sound.predict(ROWS).values, np.load(folder / "expected.npy"))


def test_a_malicious_file_is_never_loaded(handles, tmp_path) -> None:
    canary = tmp_path / "canary"

    class Bad:
        def __reduce__(self):
            return os.system, (f"touch {canary}",)

    (tmp_path / "m.pkl").write_bytes(pickle.dumps(Bad()))
    with pytest.raises(ArtifactError, match=r"was not loaded: the scan says dangerous: .*system"):
        handle(handles, tmp_path, "m.pkl").model()
    assert not canary.exists()


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"sha256": "0" * 64}, "is declared"),
        ({"format": "safetensors"}, "declared"),
        ({"manifest": "manifest.json"}, "manifest"),
        ({"manifest": "missing.json"}, "cannot be read"),
        ({"manifest": "latin.json"}, "is not JSON"),
    ],
)
def test_what_is_not_as_declared_is_not_loaded(handles, folder, settings, said: str) -> None:
    (folder / "manifest.json").write_text('{"files": {"m.joblib": "' + "1" * 64 + '"}}')
    (folder / "latin.json").write_bytes(b'{"mod\xe8le.joblib": ""}')
    with pytest.raises(ArtifactError, match=said):
        handle(handles, folder, "m.joblib", **settings).model()


def test_a_missing_artifact_and_a_link_say_so(handles, folder, tmp_path) -> None:
    with pytest.raises(ArtifactError, match="does not exist"):
        handle(handles, tmp_path, "none.pt").model()
    (tmp_path / "link.pt").symlink_to(folder / "m.pt")
    with pytest.raises(ArtifactError, match="is a link"):
        handle(handles, tmp_path, "link.pt").model()


def test_weights_without_a_factory_say_what_to_do(handles, folder) -> None:
    with pytest.raises(ArtifactError, match="factory"):
        handle(handles, folder, "m.pt").model()


def test_a_device_that_is_not_there_says_so(handles, folder) -> None:
    import torch

    if torch.cuda.is_available():
        pytest.skip("there is a CUDA device")
    with pytest.raises(ArtifactError, match="CUDA"):
        handle(handles, folder, "m.pt", factory="project:build", device="cuda").model()


def test_another_interpreter_that_does_not_exist_says_so(handles, folder) -> None:
    with pytest.raises(ArtifactError, match="cannot be started"):
        handle(handles, folder, "m.joblib", python="no/such/python").model()


def test_isolation_is_reported_and_no_secret_is_passed_on(handles, folder, tmp_path, monkeypatch) -> None:
    monkeypatch.setenv("MY_SECRET_TOKEN", "abc")
    monkeypatch.setenv("OMP_WAIT_POLICY", "passive")
    (tmp_path / "own.py").write_text(
        "import os, numpy as np\n"
        "def look(model, frame):\n    return np.full(len(frame), float('MY_SECRET_TOKEN' in os.environ or 'OMP_WAIT_POLICY' not in os.environ))\n"
    )
    (tmp_path / "m.joblib").write_bytes((folder / "m.joblib").read_bytes())
    session = handle(handles, tmp_path, "m.joblib", predict="own:look").model()
    assert session.predict(ROWS).values.max() == 0.0
    assert "scrubbed environment" in session.loaded.isolation


def test_the_network_is_out_of_reach_where_it_says_so(handles, folder, tmp_path) -> None:
    (tmp_path / "own.py").write_text(
        "import socket, numpy as np\n"
        "def look(model, frame):\n"
        "    s = socket.socket()\n    s.settimeout(2)\n"
        "    try:\n        s.connect(('127.0.0.1', 9))\n"
        "    except ConnectionRefusedError:\n        return np.ones(len(frame))\n"
        "    except OSError:\n        return np.zeros(len(frame))\n"
    )
    (tmp_path / "m.joblib").write_bytes((folder / "m.joblib").read_bytes())
    session = handle(handles, tmp_path, "m.joblib", predict="own:look").model()
    reached = session.predict(ROWS).values.max() == 1.0
    assert reached == ("no network" not in session.loaded.isolation)
