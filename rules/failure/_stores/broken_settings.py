"""Settings files and records with an error in them, which count as files that are not there."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.assigned import targets
from mlaudit.code.called import called_names
from mlaudit.code.file import FileContext
from mlaudit.code.outcome import outcome
from mlaudit.code.pattern import regex
from mlaudit.code.statements import statements

from .. import _handlers as handlers
from .._handlers import Verdict
from .._ways_out import is_empty, shown_call
from .._work import calls

SETTINGS: Final = regex(
    r"(?i)(^|_)(config|configuration|cfg|settings?|conf|params?|parameters|hyperparameters)(_|\d|$)"
)
_RECORDS: Final = regex(
    r"(?i)^_*(load|read|get)_(\w+_)?(history|baselines?|reference|thresholds?|taxonomy|schema|mappings?|vocab\w*|summary"
    r"|stats|statistics)(_|\d|$)"
)
"""Functions that read what answers or checks rest on."""
_ASIDE: Final = regex(r"(?i)cache|chat|session|state|conversation|message")
_DECIDES: Final = regex(r"(?i)(^|_)(thr|thresh|thresholds?|cut_?off|temperature|margin|bias|weights?|scale)(_|\d|$)")
"""Names of numbers by which answers are decided."""
PARSES: Final = frozenset(
    {
        "yaml.safe_load",
        "yaml.load",
        "yaml.full_load",
        "json.load",
        "json.loads",
        "tomllib.load",
        "toml.load",
        "tomli.load",
        "omegaconf.OmegaConf.load",
    }
)


def broken_settings(file: FileContext, block: ast.Try, handler: ast.ExceptHandler) -> Verdict | None:
    """``except Exception: return {}`` of a `load_config` or a `load_history`: a file with a slip in it counts as one
    that is not there.
    """
    if PARSES.isdisjoint(called_names(file)):
        return None
    function = file.function_of(handler)
    kept = _kept_default(file, block, handler)
    if kept is not None:
        return kept
    if function is None or handlers.logs(file, handler):
        return None
    settings = SETTINGS.search(function.name) is not None
    if not settings and (not _RECORDS.search(function.name) or _ASIDE.search(function.name)):
        return None
    last = handler.body[-1]
    value = outcome(last) if isinstance(last, ast.Return) else None
    empty = isinstance(value, ast.Dict | ast.List) and is_empty(value)
    if not empty and not all(isinstance(s, ast.Pass) for s in handler.body):
        return None
    parsed = next((call for call in calls(file, block.body) if file.call_name(call) in PARSES), None)
    if parsed is None:
        return None
    if not settings:
        said = f"a file that `{shown_call(file, parsed)}` cannot read counts as one that is not there, without a word"
        return Verdict("MLA102", f"{said}: what rests on it goes on without", 0.8, mild=True)
    said = f"a settings file that `{shown_call(file, parsed)}` cannot read counts as an empty one, without a word"
    return Verdict("MLA102", f"{said}: the program runs with defaults that nobody chose", 0.8, mild=True)


def _kept_default(file: FileContext, block: ast.Try, handler: ast.ExceptHandler) -> Verdict | None:
    """``cutoff = 0.5``, then ``cutoff = json.loads(text)["cutoff"]`` in a `try` whose handler passes."""
    function = file.function_of(handler)
    assigned = [t for s in statements(block.body) for t in targets(s)]
    if function is None or not assigned or not all(isinstance(s, ast.Pass) for s in handler.body):
        return None
    target = assigned[-1]
    parsed = next((call for call in calls(file, block.body) if file.call_name(call) in PARSES), None)
    if parsed is None or not isinstance(target, ast.Name) or not _DECIDES.search(target.id):
        return None
    before = [
        s for s in statements(function.body) if isinstance(s, ast.Assign | ast.AnnAssign) and s.lineno < block.lineno
    ]
    if not any(isinstance(s.value, ast.Constant) and target.id in map(ast.unparse, targets(s)) for s in before):
        return None
    said = f"where `{shown_call(file, parsed)}` cannot read its file, `{target.id}` keeps its default without a word"
    return Verdict("MLA102", f"{said}: answers are decided by a number that nobody chose", 0.8, mild=True)
