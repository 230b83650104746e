"""Names of fields that hold what tells who somebody is."""

from __future__ import annotations

import ast
from functools import lru_cache
from typing import Final

from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex

PERSONAL: Final = regex(
    r"(?i)^(\w+_)?(ssn|social_security(_number)?|e?mail(_?address)?|phone(_number)?|mobile_number|date_of_birth|dob|birth_?date|"
    r"passport(_number)?|iban|credit_card(_number)?|card_number|account_number|full_name|first_name|last_name|surname|"
    r"patient_(name|id)|medical_record(_number)?|mrn|home_address|street_address|postal_address|driver_?s?_license|tax_id|"
    r"national_id|diagnosis|salary|ip_address|cpf|dni|nif|aadhaar(_number)?|upi_id|vpa|pesel|insurance_number"
    r"|telefon(nummer|o)?|correo|geburtsdatum|license_plate)$"
)
_COLUMN: Final = regex(r"(?i)^(sender|recipient|(customer|patient|employee|client|user|author)_?name)$")
"""Columns of tables that say the same; elsewhere they often stand for a role or an account."""
_LINES: Final = regex(r"(?i)(patient_id|diagnosis|salary|ip_address)$|^(has|is|num|send|sent|use|via|hashed|masked)_")
"""Of these, what a log line may well need, or is no text: an id, a label to predict, the address of a client."""
_THING: Final = regex(
    r"(?i)(^|_)(repo|repository|project|package|module|org|organi[sz]ation|branch|column|table|field|class|cls|dataset|tool|func"
    r"|function|metric|task)$"
)
"""What has a full name and is nobody."""


def is_personal(file: FileContext, node: ast.expr) -> bool:
    """Whether a name, a field or a key is named like personal data."""
    return PERSONAL.match(_name(file, node)) is not None


def identifies(file: FileContext, node: ast.expr) -> bool:
    """Whether an expression of a log line says who somebody is."""
    if isinstance(node, ast.Name):
        bindings = file.names.lookup(node.id, node)
        if any(b.kind not in ("arg", "assign", "unpack", "for") for b in bindings):
            return False
    return tells(_name(file, node)) and not _is_of_thing(file, node)


def _is_of_thing(file: FileContext, node: ast.expr) -> bool:
    """``repo.full_name``, ``repo_full_name``"""
    if isinstance(node, ast.Name):
        return node.id.endswith("_full_name") and _THING.search(node.id.removesuffix("_full_name")) is not None
    if field_of(file, node) != "full_name":
        return False
    owner = node.func if isinstance(node, ast.Call) else node
    held = owner.value if isinstance(owner, ast.Attribute | ast.Subscript) else owner
    return _THING.search(last_part(held)) is not None


@lru_cache(maxsize=100_000)
def tells(name: str) -> bool:
    """Whether a field of this name says who somebody is, as text in a log line."""
    return PERSONAL.match(name) is not None and not _LINES.search(name)


def personal_columns(file: FileContext, node: ast.expr) -> list[ast.expr]:
    """The columns, of those that are picked by name (``frame[["sender", "label"]]``), that are named like personal
    data.
    """
    picked = node.slice if isinstance(node, ast.Subscript) else None
    if not isinstance(picked, ast.List):
        return []
    named = [(column, file.constant(column)) for column in picked.elts]
    return [c for c, name in named if isinstance(name, str) and (PERSONAL.match(name) or _COLUMN.match(name))]


def _name(file: FileContext, node: ast.expr) -> str:
    """What a value goes by; "" for a constant of the settings, which is the service's own."""
    if isinstance(node, ast.Name):
        return node.id
    return "" if isinstance(node, ast.Attribute) and node.attr.isupper() else field_of(file, node)


def field_of(file: FileContext, node: ast.expr) -> str:
    """The `age` of ``row.age``, of ``row["age"]`` and of ``row.get("age")``; "" for anything else."""
    if isinstance(node, ast.Attribute):
        return node.attr
    key: object = None
    if isinstance(node, ast.Subscript):
        key = file.constant(node.slice)
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "get" and node.args:
        key = file.constant(node.args[0])
    return key if isinstance(key, str) else ""
