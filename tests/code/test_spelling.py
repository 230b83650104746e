"""Imports under their own names: what a file calls them, what it leaves out, and names that are bound otherwise."""

import ast

import pytest

from mlaudit.code.file import last_part
from mlaudit.code.spelling import spelled
from mlaudit.code.tree import Tree


def last(text: str) -> ast.expr:
    tree = Tree(ast.parse(text), "")
    found = tree.module.body[-1]
    assert isinstance(found, ast.Expr)
    return found.value


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("import fastapi\nfastapi.Body(max_length=3)", "Body(max_length=3)"),
        ("import fastapi.responses\nfastapi.responses.JSONResponse(1)", "JSONResponse(1)"),
        ("from pydantic import Field as F\nf(F=F(1), other=F)", "f(F=Field(1), other=Field)"),
        ("import typing as t\nt.List[t.Any]", "List[Any]"),
        ("import numpy as num\nnum.zeros(3)", "np.zeros(3)"),
        ("import json as _json\n_json.loads(x)", "json.loads(x)"),
        ("import flask\ng(flask.request.json, 'flask.json', x.flask.y)", "g(request.json, 'flask.json', x.flask.y)"),
        ("from flask import request as sent\ndef f(sent): ...\nsent.json", "request.json"),
        ("import torch.nn.functional as F\nF.softmax(x)", "F.softmax(x)"),
        ("from torch.nn import functional as F\nF.softmax(x)", "F.softmax(x)"),
        ("from flask import request\nrequest.json", "request.json"),
    ],
)
def test_spelled(text: str, plain: str) -> None:
    assert spelled(last(text)) == plain


def test_a_parameter_is_no_import() -> None:
    tree = Tree(ast.parse("from flask import request as sent\ndef f(sent):\n    return sent.json"), "")
    assert [spelled(each) for each in tree.of(ast.Attribute)] == ["sent.json"]


def test_last_part() -> None:
    assert last_part(last("from pydantic import BaseModel as Base\nBase")) == "BaseModel"
    assert last_part(last("import pydantic\npydantic.BaseModel")) == "BaseModel"
    assert last_part(last("f()")) == ""
