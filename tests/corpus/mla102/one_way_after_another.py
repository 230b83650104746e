# seen in: 375f/aml-risk-system module1/parser.py
"""One encoding and separator after another, and an error where none fits; and where none fits, an empty table."""

import io

import pandas as pd


def read(content):
    for encoding in ("utf-8-sig", "cp1251"):
        for sep in (";", ","):
            try:
                table = pd.read_csv(io.BytesIO(content), sep=sep, encoding=encoding)
                if len(table.columns) >= 2:
                    return table
            except Exception:
                continue
    raise ValueError("neither UTF-8 nor CP1251, or neither ';' nor ',' between the columns")


def read_all(paths):
    tables = []
    for path in paths:
        try:
            tables.append(pd.read_csv(path))
        except Exception:  # expect: MLA102
            continue
    return pd.concat(tables)
