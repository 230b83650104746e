"""`mlaudit entrypoints`: routes first, then pages, each by file and line; the JSON form keeps its keys."""

from __future__ import annotations

import json

import pytest

APP = """
import gradio as gr


def told(text):
    return text


with gr.Blocks() as demo:
    box = gr.Textbox()
    gr.Button().click(told, box, box)
demo.launch()
"""
API = """
from fastapi import FastAPI

app = FastAPI()


@app.get("/z")
def z():
    return {}


@app.get("/a")
def a():
    return {}
"""


def test_routes_stand_first_and_by_line(put, mlaudit):
    put("a_page.py", APP)
    put("service.py", API)
    put("bar.py", "import gradio as gr\n\n\ndef work(progress=gr.Progress()):\n    gr.Info('done')\n")
    rows = [line.split() for line in mlaudit("entrypoints").out.splitlines()]
    assert [row[1] for row in rows] == ["service.py:7", "service.py:12", "a_page.py:4", "a_page.py:8"]
    assert "a Gradio Button runs it" in mlaudit("entrypoints").out


def test_what_runs_round_the_routes_stands_behind_them(put, mlaudit):
    before = """
from contextlib import asynccontextmanager

from fastapi import FastAPI


@asynccontextmanager
async def lifespan(app):
    yield


app = FastAPI(lifespan=lifespan)


@app.middleware("http")
async def numbered(request, call_next):
    return await call_next(request)


@app.exception_handler(ValueError)
def refused(request, error):
    return {}


@app.post("/predict")
def predict(row: dict):
    return {}
"""
    put("api.py", before)
    names = [line.split()[2] for line in mlaudit("entrypoints").out.splitlines()]
    assert names == ["predict", "lifespan", "numbered", "refused"]


def test_json_keeps_its_keys(put, mlaudit):
    put("service.py", API)
    entries = json.loads(mlaudit("entrypoints", "--format", "json").out)
    assert [list(each) for each in entries] == [["kind", "path", "function", "line", "framework", "reason"]] * 2


def test_init_names_the_routes_first(put, mlaudit, tmp_path):
    helpers = "".join(f"\n\ndef a{i}(x):\n    return x\n" for i in range(12))
    put("a_page.py", APP.replace("\n\ndef told", f"{helpers}\n\ndef told"))
    put("service.py", API)
    assert mlaudit("init").out.count("serving: service.py") == 2
    text = (tmp_path / "mlaudit.toml").read_text()
    assert (
        text.index("service.py:z")
        < text.index("service.py:a (")
        < text.index("a_page.py:told")
        < text.index("a_page.py (")
    )


def test_what_could_not_be_read_is_told(put, mlaudit):
    put("service.py", API)
    put("broken.py", "def f(:\n")
    for command in ("entrypoints", "parity"):
        done = mlaudit(command)
        assert done.code == 0
        assert "mlaudit: broken.py: does not parse" in done.err
    assert "could not be read, and what is in it is not known:\n  broken.py: does not parse" in mlaudit("init").out


@pytest.mark.parametrize(
    ("code", "told"),
    [
        (
            "import torch\n\nmodel = torch.jit.load('m.pt')\n\n\ndef handle(data, context):\n    return model(data)\n",
            "serving   code.py:6  handle  [TorchServe] handle(data, context) beside torch",
        ),
        ("def handle(data, context):\n    return data\n", "no entry point was found"),
        ("import torch\n\n\ndef handle(data, context, more):\n    return data\n", "no entry point was found"),
    ],
)
def test_a_handler_of_torchserve_needs_no_class(put, mlaudit, code, told):
    put("code.py", code)
    assert mlaudit("entrypoints").out.startswith(told)


def test_a_training_step_of_tensorflow_is_found_by_what_it_calls(put, mlaudit):
    put(
        "train.py",
        "import tensorflow as tf\n\nopt = tf.keras.optimizers.Adam()\n\n\n"
        "def step(grads, weights):\n    opt.apply_gradients(zip(grads, weights))\n",
    )
    assert mlaudit("entrypoints").out == "training  train.py:6  step  [Python] calls apply_gradients\n"


CLICK = """
import click
import joblib


@click.group()
def cli():
    pass


@cli.command()
@click.argument("path")
def score(path):
    print(joblib.load(path).predict([[1.0]]))
"""
ARGUMENTS = """
import argparse
import joblib


def read():
    parser = argparse.ArgumentParser()
    parser.add_argument("--model")
    return parser.parse_args()


def main():
    given = read()
    print(joblib.load(given.model).predict([[1.0]]))


if __name__ == "__main__":
    main()
"""


def test_commands_are_told_behind_what_serves_and_trains(put, mlaudit):
    put("service.py", API)
    put("tool.py", CLICK)
    put("ask.py", ARGUMENTS)
    put("pages.py", "import typer\n\napp = typer.Typer()\n\n\n@app.command()\ndef fit(path: str):\n    print(path)\n")
    put("bare.py", "import argparse\n\nprint(argparse.ArgumentParser().parse_args())\n")
    put("tests/test_ask.py", ARGUMENTS)
    lines = mlaudit("entrypoints").out.splitlines()
    rows = [line.split()[:3] for line in lines]
    assert [row[0] for row in rows] == ["serving", "serving", "command", "command", "command", "command", "command"]
    assert {(row[1], row[2]) for row in rows[2:]} == {
        ("ask.py:11", "main"),
        ("bare.py:3", "(module)"),
        ("pages.py:7", "fit"),
        ("tool.py:6", "cli"),
        ("tool.py:12", "score"),
    }
    assert any("reads its arguments with argparse, in `read`" in line for line in lines)
    assert {entry["kind"] for entry in json.loads(mlaudit("entrypoints", "--format", "json").out)} == {
        "serving",
        "command",
    }
