"""Caches that hand out texts: no loader of bytes can read what comes out of them."""

from __future__ import annotations

import ast

from mlaudit.code.file import FileContext

_OPTION = "decode_responses"


def hands_out_texts(file: FileContext) -> bool:
    """Whether each client of Redis that a file makes decodes what it gets to a text (``decode_responses=True``, also
    as the default of a parameter): ``pickle.loads`` refuses a text.
    """
    if not file.holds(b"decode_responses"):
        return False
    options = [each.value for each in file.tree.of(ast.keyword) if each.arg == _OPTION]
    makers = file.calls_where(_makes_client)
    given = [call for call in makers if file.argument(call, _OPTION) or file.argument(call, "connection_pool")]
    return bool(options) and len(given) == len(makers) and all(_is_true(file, option) for option in options)


def _makes_client(name: str, last: str) -> bool:
    return last in ("Redis", "StrictRedis", "ConnectionPool", "BlockingConnectionPool", "from_url") and "redis" in name


def _is_true(file: FileContext, option: ast.expr) -> bool:
    if isinstance(option, ast.Attribute):
        kept = [
            each.value
            for each in file.tree.of(ast.Assign)
            if any(isinstance(target, ast.Attribute) and target.attr == option.attr for target in each.targets)
        ]
        return bool(kept) and all(not isinstance(each, ast.Attribute) and _is_true(file, each) for each in kept)
    home = file.function_of(option)
    if isinstance(option, ast.Name) and home is not None:
        arguments = home.args
        pairs = [*zip(reversed(arguments.args), reversed(arguments.defaults), strict=False)]
        pairs += [(a, d) for a, d in zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True) if d is not None]
        default = next((each for argument, each in pairs if argument.arg == option.id), None)
        if default is not None:
            return file.constant(default) is True
    return file.constant(option) is True


__all__ = ["hands_out_texts"]
