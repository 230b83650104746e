"""What findings say, where it depends on what the code says."""

from __future__ import annotations

import pytest
from harness import lint_files, rule

ASKED = """
from fastapi import FastAPI
from openai import OpenAI

app = FastAPI()
client = OpenAI({given})


@app.post("/ask")
def ask(text: str):
    return client.responses.create(model="gpt-4o-2024-08-06", input=text).output_text
"""


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("", "600 s and 2 retries:"),
        ("max_retries=1", "600 s and 1 retry:"),
        ("max_retries=0", "600 s:"),
        ("max_retries=tries", "600 s:"),
    ],
)
def test_a_client_tries_again_as_often_as_it_is_told(given: str, said: str) -> None:
    found = lint_files({"ask.py": ASKED.format(given=given)}, [rule("MLA101")])
    assert [said in finding.message for finding in found] == [True]


SERVED = """
import numpy
import torch
from fastapi import FastAPI

app = FastAPI()


@app.post("/score")
def score(row: list[float]):
    return float(torch.tensor(row).sum())
"""


def test_only_lines_of_the_file_that_is_named_are_quoted() -> None:
    """Seen in apassuello/technical-rag-system, whose page and service are built from two files."""
    files = {
        "app.py": SERVED,
        "requirements-page.txt": "torch>=2.0  # the CPU build\n",
        "requirements.txt": "numpy>=1.23\nfastapi\n",
    }
    (found,) = lint_files(files, [rule("MLA508")])
    assert "requirements-page.txt with `torch>=2.0` and no lock" in found.message


TWICE = """
import joblib
from urllib.request import urlretrieve

PLACE = "voice.pkl"


def both():
    urlretrieve("https://voices.example.org/new.pkl", PLACE)
    new = joblib.load(PLACE)
    urlretrieve("https://voices.example.org/old.pkl", PLACE)
    return new, joblib.load(PLACE)
"""


def test_what_was_put_last_at_a_path_is_what_is_loaded() -> None:
    """seen in: snakers4/silero-models examples_tts.ipynb"""
    found = lint_files({"voices.py": TWICE}, [rule("MLA401")])
    assert ["new" if "new.pkl" in each.message else "old" for each in found] == ["new", "old"]


CHECKPOINT = """
import torch

found = torch.load("runs/best.pt", weights_only=False)
{used}
"""


@pytest.mark.parametrize(
    ("used", "said"),
    [
        ("model.load_state_dict(found)", "a state_dict needs none"),
        ('weights = found["model"]', "a state_dict needs none"),
        ("found.eval()", "in place of the module"),
        ('base_model = found["model"]', "in place of the module"),
    ],
)
def test_who_loads_a_module_is_not_told_that_a_state_dict_needs_no_pickle(used: str, said: str) -> None:
    found = lint_files({"score.py": CHECKPOINT.format(used=used)}, [rule("MLA401")])
    assert [said in finding.message for finding in found] == [True]
