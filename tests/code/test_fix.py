"""Fixes: what is rewritten, and that nothing else is."""

from __future__ import annotations

import ast

import pytest

from mlaudit.code.fix import applicable, diff, fix_file, fix_text
from mlaudit.errors import SourceError
from mlaudit.findings import Finding, Fix, Location, Severity, Suppression


def finding(text: str, kind: type[ast.AST], fix: Fix, number: int = 0) -> Finding:
    """A finding at the n-th node of a kind, outermost first."""
    nodes = [node for node in ast.walk(ast.parse(text)) if type(node) is kind]
    nodes.sort(key=lambda n: (n.lineno, n.col_offset, -n.end_lineno, -n.end_col_offset))
    node = nodes[number]
    where = Location("a.py", node.lineno, node.col_offset + 1, node.end_lineno, node.end_col_offset + 1)
    return Finding(code="MLA101", name="x", message="m", severity=Severity.ERROR, location=where, fix=fix)


def keyword(name: str, value: str, **more: object) -> Fix:
    return Fix(kind="keyword", title="t", name=name, value=value, **more)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("f(a)\n", "f(a, timeout=10.0)\n"),
        ("f()\n", "f(timeout=10.0)\n"),
        ("f(a, timeout=None)  # why\n", "f(a, timeout=10.0)  # why\n"),
        ("f(a, **more)\n", "f(a, timeout=10.0, **more)\n"),
        ("f(\n    a,\n    b=1,\n)\n", "f(\n    a,\n    b=1,\n    timeout=10.0,\n)\n"),
        ("x = f(  a )\n", "x = f(  a, timeout=10.0 )\n"),
    ],
)
def test_a_keyword_is_given_and_the_layout_kept(before: str, after: str) -> None:
    fixed = fix_text(before, [finding(before, ast.Call, keyword("timeout", "10.0"))])
    assert fixed.text == after
    assert len(fixed.repaired) == 1


def test_calls_that_start_at_one_place_are_told_apart() -> None:
    text = "get(a).json(b)\n"
    inner = finding(text, ast.Call, keyword("timeout", "1"), 1)
    assert fix_text(text, [inner]).text == "get(a, timeout=1).json(b)\n"


def test_several_fixes_of_one_file_do_not_move_each_other() -> None:
    text = "f(1); f(2)\nf(f(3))\n"
    found = [finding(text, ast.Call, keyword("t", "9"), i) for i in range(4)]
    assert fix_text(text, found).text == "f(1, t=9); f(2, t=9)\nf(f(3, t=9), t=9)\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "try:\n    a()\nexcept OSError:\n    raise X('b')\n",
            "try:\n    a()\nexcept OSError as error:\n    raise X('b') from error\n",
        ),
        (
            "try:\n    a()\nexcept OSError as e:\n    raise X('b')\n",
            "try:\n    a()\nexcept OSError as e:\n    raise X('b') from e\n",
        ),
        (
            "try:\n    a()\nexcept:\n    raise X\n",
            "try:\n    a()\nexcept Exception as error:\n    raise X from error\n",
        ),
    ],
)
def test_a_cause_is_kept(before: str, after: str) -> None:
    fix = Fix(kind="raise-from", title="t", value="")
    assert fix_text(before, [finding(before, ast.Raise, fix)]).text == after


def test_a_decorator_and_its_import() -> None:
    text = '"""Doc."""\nfrom __future__ import annotations\n\n\nclass A:\n    def f(self):\n        return model(x)\n'
    fix = Fix(kind="decorate", title="t", value="torch.inference_mode()", imports=("torch",))
    result = fix_text(text, [finding(text, ast.Call, fix)]).text
    assert result == (
        '"""Doc."""\nfrom __future__ import annotations\nimport torch\n\n\nclass A:\n    @torch.inference_mode()\n'
        "    def f(self):\n        return model(x)\n"
    )


def test_a_statement_after_another() -> None:
    text = "def f():\n    model = load()\n    return model\n"
    fix = Fix(kind="after", title="t", value="model.eval()")
    assert fix_text(text, [finding(text, ast.Call, fix)]).text == (
        "def f():\n    model = load()\n    model.eval()\n    return model\n"
    )


def test_statements_first_in_a_function_come_after_its_docstring() -> None:
    text = 'def main():\n    """Train."""\n    fit()\n'
    fix = Fix(kind="first", title="t", value="random.seed(0)\ntorch.manual_seed(0)", imports=("random", "torch"))
    assert fix_text(text, [finding(text, ast.Call, fix)]).text == (
        "import random\nimport torch\n"
        'def main():\n    """Train."""\n    random.seed(0)\n    torch.manual_seed(0)\n    fit()\n'
    )


def test_unsafe_and_suppressed_fixes_are_left_out() -> None:
    text = "f()\n"
    safe = finding(text, ast.Call, keyword("a", "1", safe=True))
    unsafe = finding(text, ast.Call, keyword("b", "1", reason="changes results"))
    hidden = Finding(
        code="C", name="n", message="m", severity=Severity.INFO, fix=safe.fix, suppressed=Suppression("inline")
    )
    assert applicable([safe, unsafe, hidden], unsafe=False) == [safe]
    assert applicable([safe, unsafe, hidden], unsafe=True) == [safe, unsafe]


def test_a_place_that_is_gone_is_left_and_said() -> None:
    text = "f()\n"
    found = finding(text, ast.Call, keyword("a", "1"))
    fixed = fix_text("x = 1\n", [found])
    assert fixed.text == "x = 1\n"
    assert fixed.left == (found,)


def test_a_file_that_does_not_parse_is_refused() -> None:
    with pytest.raises(SourceError, match="cannot be rewritten"):
        fix_text("f(\n", [])


def test_line_ends_and_the_rest_of_the_file_stay(tmp_path) -> None:
    path = tmp_path / "a.py"
    path.write_bytes(b"x  =  1\r\nf( a )\r\n")
    fix_file(path, [finding("x = 1\nf( a )\n", ast.Call, keyword("t", "1"))])
    assert path.read_bytes() == b"x  =  1\r\nf( a, t=1 )\r\n"
    assert "+f( a, t=1 )" in diff("a.py", "f( a )\n", "f( a, t=1 )\n")


def test_a_decorator_does_not_move_what_is_fixed_inside_its_function() -> None:
    text = "def f(a):\n    x = get(a)\n    return model(x)\n"
    quiet = Fix(kind="decorate", title="t", value="torch.inference_mode()", imports=("torch",))
    seeds = Fix(kind="first", title="t", value="torch.manual_seed(0)", imports=("torch",))
    found = [
        finding(text, ast.Call, quiet, 1),
        finding(text, ast.Call, quiet, 0),
        finding(text, ast.Return, seeds),
        finding(text, ast.Call, keyword("timeout", "1"), 0),
    ]
    fixed = fix_text(text, found)
    assert len(fixed.repaired) == 4
    assert fixed.text == (
        "import torch\n@torch.inference_mode()\ndef f(a):\n    torch.manual_seed(0)\n"
        "    x = get(a, timeout=1)\n    return model(x)\n"
    )


def test_at_module_level_what_comes_first_goes_before_the_statement() -> None:
    text = "import numpy as np\n\n# the data\nx = np.random.rand(3)\n"
    seeds = Fix(kind="first", title="t", value="numpy.random.seed(0)", imports=("numpy",))
    fixed = fix_text(text, [finding(text, ast.Assign, seeds)])
    assert fixed.text == "import numpy as np\nnp.random.seed(0)\n\n# the data\nx = np.random.rand(3)\n"


def test_a_name_that_means_something_else_is_left_alone() -> None:
    text = "from random import random\nx = random()\n"
    seeds = Fix(kind="first", title="t", value="random.seed(0)", imports=("random",))
    fixed = fix_text(text, [finding(text, ast.Assign, seeds)])
    assert (fixed.text, len(fixed.left)) == (text, 1)


def test_the_name_of_a_cause_takes_no_other_name() -> None:
    text = "error = 1\ntry:\n    a()\nexcept OSError:\n    raise X('b')\nprint(error)\n"
    fix = Fix(kind="raise-from", title="t", value="")
    assert (
        "except OSError as cause:\n    raise X('b') from cause" in fix_text(text, [finding(text, ast.Raise, fix)]).text
    )


def test_a_fix_may_be_made_elsewhere_than_its_finding() -> None:
    text = "model = load()\n\n\ndef f(x):\n    return model(x)\n"
    fix = Fix(kind="after", title="t", value="model.eval()", at=Location("a.py", 1, 1, 1, 15))
    fixed = fix_text(text, [finding(text, ast.Call, fix, 1)])
    assert fixed.text.startswith("model = load()\nmodel.eval()\n\n\ndef")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"\xef\xbb\xbfx = 1\r\nf(a)\r\n", b"\xef\xbb\xbfx = 1\r\nf(a, t=1)\r\n"),
        (b"# coding: latin-1\nf(a)  # \xe4\n", b"# coding: latin-1\nf(a, t=1)  # \xe4\n"),
        (b"# coding: utf-8\nf(a)  # \xc3\xa4\n", b"# coding: utf-8\nf(a, t=1)  # \xc3\xa4\n"),
    ],
    ids=["byte order mark", "latin-1", "utf-8"],
)
def test_a_file_keeps_its_byte_order_mark_and_its_encoding(tmp_path, before: bytes, after: bytes) -> None:
    path = tmp_path / "a.py"
    path.write_bytes(before)
    found = finding("x = 1\nf(a)\n", ast.Call, keyword("t", "1"))
    tried = fix_file(path, [found], write=False)
    assert (path.read_bytes(), tried.repaired) == (before, (found,))
    fix_file(path, [found])
    assert path.read_bytes() == after


def test_what_the_encoding_of_a_file_cannot_say_is_not_written(tmp_path) -> None:
    path = tmp_path / "a.py"
    path.write_bytes(b"# coding: latin-1\nf(a)\n")
    with pytest.raises(SourceError, match="iso-8859-1 has no sign for"):
        fix_file(path, [finding("x = 1\nf(a)\n", ast.Call, keyword("t", "'\N{SNOWMAN}'"))])
    assert path.read_bytes() == b"# coding: latin-1\nf(a)\n"
