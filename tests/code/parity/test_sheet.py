"""What `mlaudit parity` prints."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner

from mlaudit.cli import State
from mlaudit.cli.parity import command

FILES = {
    "train.py": "import joblib\nimport pandas as pd\nfrom sklearn.linear_model import Ridge\n"
    "df = pd.read_csv('t.csv')\ndf['a'] = df['a'].fillna(df['a'].median()).clip(0, 9)\n"
    "joblib.dump(Ridge().fit(df[['a']], df['y']), 'm.joblib')\n",
    "app.py": "import joblib\nimport pandas as pd\nfrom fastapi import FastAPI\napp = FastAPI()\n"
    "model = joblib.load('m.joblib')\nother = joblib.load('other.joblib')\n@app.post('/x')\ndef predict(rows: list):\n"
    "    df = pd.DataFrame(rows)\n    df['a'] = df['a'].fillna(0)\n    return model.predict(df[['a']])\n"
    "@app.post('/y')\ndef again(rows: list):\n    return other.predict(rows)\n",
}


def run(folder: Path, *arguments: str) -> str:
    for name, text in FILES.items():
        (folder / name).write_text(text)
    state = State()
    state.quiet = True
    result = CliRunner().invoke(command, [str(folder), *arguments], obj=state)
    assert result.exit_code == 0, result.output
    return result.output


def test_both_chains_stand_side_by_side(tmp_path: Path) -> None:
    lines = run(tmp_path).splitlines()
    assert lines[0] == "Ridge: 2 differences"
    changed = next(line for line in lines if line.startswith("  !"))
    assert "fillna(median of the data)" in changed and "fillna(0)" in changed
    assert any(line.startswith("  - clip") for line in lines)
    assert any("other.joblib" in line for line in lines)


def test_json(tmp_path: Path) -> None:
    document = json.loads(run(tmp_path, "--format", "json"))
    (pair,) = document["pairs"]
    assert (pair["training"], pair["serving"]) == ("train.py:6", "app.py:11")
    assert [row["mark"] for row in pair["blocks"][0]["rows"]] == ["!", "-"]
    assert document["unpaired"][0]["place"] == "app.py:14"


def test_what_was_not_reached_is_named_with_the_reason(tmp_path: Path) -> None:
    (tmp_path / "more.py").write_text(
        "import joblib\nimport pandas as pd\nfrom sklearn.linear_model import Ridge\n"
        "lone = Ridge().fit(pd.read_csv('u.csv')[['b']], [1])\njoblib.dump(lone, 'lone.joblib')\n"
        "class Box:\n    def open(self):\n        return self.inside.predict(self.rows)\n"
    )
    document = json.loads(run(tmp_path, "--format", "json"))
    assert document["unasked"] == ["more.py:4  Ridge: saved to `lone.joblib`"]
    assert any(text.startswith("more.py:8: `predict` is called here, but what") for text in document["lost"])


def test_a_saved_pipeline_and_a_pair_that_two_routes_lead_to(tmp_path: Path) -> None:
    (tmp_path / "fit.py").write_text(
        "import joblib\nimport pandas as pd\nfrom sklearn.linear_model import Ridge\n"
        "from sklearn.pipeline import make_pipeline\nfrom sklearn.preprocessing import StandardScaler\n"
        "df = pd.read_csv('t.csv')\npipe = make_pipeline(StandardScaler(), Ridge()).fit(df[['a', 'b']], df['y'])\n"
        "joblib.dump(pipe, 'pipe.joblib')\n"
    )
    (tmp_path / "ask.py").write_text(
        "import joblib\nimport pandas as pd\npipe = joblib.load('pipe.joblib')\n"
        "def answer(rows):\n    return pipe.predict(rows)\n"
        "def predict_one(a, b):\n    return answer(pd.DataFrame([{'a': a, 'b': b}]))\n"
        "def predict_all(rows):\n    return answer(pd.DataFrame(rows)[['a', 'b']])\n"
    )
    lines = run(tmp_path).splitlines()
    assert sum(line == "  serving   ask.py:5" for line in lines) == 1
    assert "    inside the saved pipeline: StandardScaler" in lines


def test_what_is_not_said_is_not_counted(tmp_path: Path) -> None:
    (tmp_path / "fit.py").write_text(
        "import joblib\nimport pandas as pd\nfrom sklearn.linear_model import Lasso\n"
        "df = pd.read_csv('t.csv')\nnumbers = [name for name in df.columns if df[name].isna().mean() > 0]\n"
        "for name in numbers:\n    df[name] = df[name].fillna(df[name].mean())\n"
        "joblib.dump(Lasso().fit(df[['a', 'b']], df['y']), 'lasso.joblib')\n"
    )
    (tmp_path / "ask.py").write_text(
        "import joblib\nimport pandas as pd\nlasso = joblib.load('lasso.joblib')\n"
        "rows = pd.read_csv('new.csv')\nrows['a'] = rows['a'].fillna(0)\nprint(lasso.predict(rows[['a', 'b']]))\n"
    )
    lines = run(tmp_path).splitlines()
    assert any(line.startswith("Lasso: no difference, ") and line.endswith(" cannot be told") for line in lines)
    assert any(line.startswith("  ? fillna") and "of some columns" in line for line in lines)


def test_what_draws_is_neither_trained_nor_missed(tmp_path: Path) -> None:
    (tmp_path / "report.py").write_text(
        "import pandas as pd\nfrom PIL import ImageOps\nfrom rich.panel import Panel\n"
        "df = pd.read_csv('u.csv')\nprint(Panel.fit(df))\nPanel(df).fit(df)\nImageOps.fit(df, (8, 8))\n"
    )
    document = json.loads(run(tmp_path, "--format", "json"))
    assert document["unasked"] == []
    assert not any("report.py" in text for text in document["lost"])


def test_what_serving_is_given_and_nobody_knows_is_not_said_to_be_the_same(tmp_path: Path) -> None:
    training = (
        "import torch\nfrom torchvision import datasets, transforms\nfrom net import Net\n"
        "prepare = transforms.Compose([transforms.ToTensor(), transforms.Normalize([0.485, 0.456, 0.406], [0.2] * 3)])\n"
        "net = Net()\nloss = torch.nn.CrossEntropyLoss()\n"
        "for x, y in torch.utils.data.DataLoader(datasets.ImageFolder('leaves', prepare)):\n"
        "    loss(net(x), y).backward()\ntorch.save(net.state_dict(), 'net.pt')\n"
    )
    serving = (
        "import os\nimport torch\nfrom PIL import Image\nfrom torchvision import transforms\nfrom net import Net\n"
        "prepare = transforms.Compose([transforms.ToTensor(), transforms.Normalize({mean}, [0.2] * 3)])\n"
        "net = Net()\nnet.load_state_dict(torch.load('net.pt'))\n"
        "def predict(path):\n    return net(prepare(Image.open(path).convert('RGB'))[None])\n"
    )
    (tmp_path / "net.py").write_text("from torch import nn\nclass Net(nn.Module):\n    pass\n")
    (tmp_path / "fit.py").write_text(training)
    (tmp_path / "ask.py").write_text(serving.format(mean="means_of(os.environ['MEANS'])"))
    lines = run(tmp_path).splitlines()
    assert any(line.startswith("Net: no difference, ") for line in lines)
    assert any(line.startswith("  ? normalize") for line in lines)
    (tmp_path / "ask.py").write_text(serving.format(mean="[0.5] * 3"))
    lines = run(tmp_path).splitlines()
    assert any(line.startswith("Net: 1 difference") for line in lines)
    assert any(line.startswith("  ! normalize") for line in lines)
    cut = training.replace("Compose([", "Compose([transforms.Resize(256), transforms.CenterCrop(224), ")
    squeezed = serving.replace("Compose([", "Compose([transforms.Resize((224, 224)), ")
    (tmp_path / "fit.py").write_text(cut)
    (tmp_path / "ask.py").write_text(squeezed.format(mean="[0.485, 0.456, 0.406]"))
    assert any(line.startswith("  ? resize") for line in run(tmp_path).splitlines())
    (tmp_path / "ask.py").write_text(squeezed.format(mean="[0.485, 0.456, 0.406]").replace("Resize(", "CenterCrop("))
    assert any(line.startswith("  = resize") for line in run(tmp_path).splitlines())


def test_a_column_that_was_not_followed_has_no_place(tmp_path: Path) -> None:
    (tmp_path / "asked.py").write_text(
        "import joblib\nimport numpy as np\nimport pandas as pd\nfrom fastapi import FastAPI\napp = FastAPI()\n"
        "model = joblib.load('m.joblib')\n@app.post('/z')\ndef asked(rows: list):\n"
        "    df = pd.DataFrame(rows)\n    df.loc[df['a'] > 9, 'a'] = np.nan\n    return model.predict(df[['a']])\n"
    )
    pairs = json.loads(run(tmp_path, "--format", "json"))["pairs"]
    rows = [row for pair in pairs if "asked" in pair["serving"] for block in pair["blocks"] for row in block["rows"]]
    assert [(row["mark"], row["serving_place"]) for row in rows if row["serving"] == "not followed"] == [("?", "")]
