"""Files and notebooks: what is read, and where it says that it is."""

import ast
import json
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlaudit.code.notebook import plain_python, read_notebook
from mlaudit.code.source import SourceFile
from mlaudit.errors import SourceError


def notebook(*sources: str, **metadata: object) -> bytes:
    cells = [{"cell_type": "markdown", "source": ["# title"]}]
    cells += [{"cell_type": "code", "source": s.splitlines(keepends=True), "outputs": []} for s in sources]
    return json.dumps({"cells": cells, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}).encode()


def test_a_place_in_a_notebook_is_a_cell_and_a_line_in_it() -> None:
    source = SourceFile("n.ipynb", notebook("import os\n", "x = 1\n\ny = os.getcwd()"))
    call = next(node for node in ast.walk(source.parse()) if isinstance(node, ast.Call))
    where = source.location(call)
    assert (where.cell, where.line, where.column) == (2, 3, 5)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("%matplotlib inline\nx = 1", "pass\nx = 1"),
        ("!pip install x\nx = 1", "pass\nx = 1"),
        ("files = !ls\nx = 1", "files = None\nx = 1"),
        ("%%bash\nls | grep x", "\n"[:1]),
        ("!curl -XPOST \\\n  -d '{}' \\\n  'http://x'\ny = 1", "pass\n\n\ny = 1"),
        ("out = !aws sts \\\n  --query x\ny = 1", "out = None\n\ny = 1"),
        ("%run train.py \\\n  --epochs 2", "pass\n"),
        ("%%time\nx = 1", "\nx = 1"),
        ("# on Colab\n%%shell\nls | grep x", "\n\n"),
        ("%%writefile train.py\nx = 7 % 3", "\nx = 7 % 3"),
        ("# the service\n%%writefile -a src/app.py\nx = 1", "# the service\n\nx = 1"),
        ("%%writefile requirements.txt\nnumpy", "\n"),
        ("%%writefile broken.py\nif (", "\n"),
        ("# how long\n%%time\nx = 1", "# how long\n\nx = 1"),
        ("df.head?", "pass"),
        ("if a:\n    %timeit f()", "if a:\n    pass"),
        ("x = 7 % 3", "x = 7 % 3"),
        ('s = """\n!not shell\n"""', 's = """\n!not shell\n"""'),
    ],
)
def test_magics_become_python_line_for_line(cell: str, expected: str) -> None:
    assert plain_python(cell) == expected
    assert plain_python(cell).count("\n") == cell.count("\n")


def test_a_cell_that_does_not_parse_is_left_out_alone() -> None:
    book = read_notebook("n.ipynb", notebook("x = 1", "this is (not python", "y = 2"))
    assert book.broken == (2,)
    assert [type(node).__name__ for node in ast.parse(book.text).body] == ["Assign", "Assign"]


def test_magics_without_their_percent_sign_are_left_out() -> None:
    book = read_notebook("n.ipynb", notebook("run train.py --epochs 2\nx = 1", "for f in a:\n    cat f.txt\n    y = f"))
    assert book.broken == ()
    assert [type(node).__name__ for node in ast.parse(book.text).body] == ["Pass", "Assign", "For"]


@pytest.mark.parametrize(
    ("cell", "kinds"),
    [
        (" model.fit(x, y)", ["Expr"]),
        ("\n    for row in rows:\n        use(row)\n    done()", ["For", "Expr"]),
        (">>> for row in rows:\n...     use(row)\n...\n7\n>>> done()", ["For", "Expr"]),
        ("In [3]: x = 1\n   ...: y = 2", ["Assign", "Assign"]),
    ],
)
def test_what_was_pasted_into_a_cell_is_read_as_ipython_reads_it(cell: str, kinds: list[str]) -> None:
    book = read_notebook("n.ipynb", notebook("x = 1", cell))
    assert book.broken == ()
    assert [type(node).__name__ for node in ast.parse(book.text).body] == ["Assign", *kinds]
    assert book.text.count("\n") == cell.count("\n") + 1


@pytest.mark.parametrize("cell", ["  x = 1\nif:", ">>> x = (\ny", "x = 1\n  y = 2"])
def test_what_ipython_does_not_read_either_is_left_out(cell: str) -> None:
    assert read_notebook("n.ipynb", notebook("x = 1", cell)).broken == (2,)


def test_names_of_magics_stay_where_python_can_read_them() -> None:
    book = read_notebook("n.ipynb", notebook("run = 1\nrun\nthis is (not python"))
    assert book.broken == (1,)


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="Python 3.12 reads it")
@pytest.mark.parametrize(
    "text", ['print(f"{\n    name\n}")', "def f[T](x: T) -> T:\n    return x", "type Row = dict[str, int]"]
)
def test_what_only_a_later_python_reads_says_which(text: str) -> None:
    with pytest.raises(SourceError, match=r"from Python 3\.12 on, and mlaudit runs on 3\.11"):
        SourceFile("a.py", text.encode()).parse()


def test_what_no_python_reads_has_no_such_hint() -> None:
    with pytest.raises(SourceError, match=r"\(line 1\)$"):
        SourceFile("a.py", b"def f(:\n").parse()


def test_a_notebook_that_was_saved_as_a_script_is_read() -> None:
    text = "!pip install wfdb\nimport wfdb\nif True:\n    %matplotlib inline\n    wfdb.rdsamp('100')\n"
    call = next(node for node in ast.walk(SourceFile("n.py", text.encode()).parse()) if isinstance(node, ast.Call))
    assert call.lineno == 5
    with pytest.raises(SourceError):
        SourceFile("n.py", b"!pip install wfdb\nx = = 1\n").parse()


def test_cells_of_another_language_are_not_read() -> None:
    book = read_notebook("n.ipynb", notebook("library(dplyr)", language_info={"name": "R"}))
    assert book.text == ""


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b"{}", b'{"cells": 3}', b'{"cells": [3]}', b"\xff\xfe"])
def test_a_broken_notebook_says_so(data: bytes) -> None:
    with pytest.raises(SourceError, match="notebook|cell"):
        SourceFile("n.ipynb", data)


def test_the_encoding_declaration_is_followed() -> None:
    source = SourceFile("a.py", "# -*- coding: latin-1 -*-\nx = 'é'\n".encode("latin-1"))
    assert "é" in source.text


def test_columns_count_characters_not_bytes() -> None:
    source = SourceFile("a.py", "x = 'éé'; f(1)\n".encode())
    call = next(node for node in ast.walk(source.parse()) if isinstance(node, ast.Call))
    assert source.location(call).column == 11


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    for name in ("a.py", "a.ipynb"):
        try:
            SourceFile(name, data).parse()
        except SourceError as error:
            assert str(error)
