# seen in: RadenAaKoesoemaWijaya/qlora backend/server.py (the sound form), huggingface/notebooks smolagents_doc/en/pytorch/tools.ipynb (the sound form)
"""Folders that are asked for before they are read, and tools that no repository holds."""

from pathlib import Path

from smolagents import ToolCollection
from transformers import AutoModelForCausalLM

ROOT = Path("models")


def own(name):
    folder = ROOT / name
    if not folder.exists():
        raise FileNotFoundError(folder)
    return AutoModelForCausalLM.from_pretrained(str(folder), trust_remote_code=True)


def any_one(name):
    return AutoModelForCausalLM.from_pretrained(name, trust_remote_code=True)  # expect: MLA402


def fetched():
    return AutoModelForCausalLM.from_pretrained("Writers/small-2b/", trust_remote_code=True)


def named():
    return AutoModelForCausalLM.from_pretrained("Writers/small-2b", trust_remote_code=True)  # expect: MLA402


def tools(server):
    with ToolCollection.from_mcp(server, trust_remote_code=True) as found:
        return list(found.tools)
