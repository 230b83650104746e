"""Lines whose content is nobody's to protect there, or seldom written: by where they stand and what they are about."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from itertools import pairwise
from typing import Any, Final

from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.tree import parents

from .coded import is_coded
from .unread import is_unread

_ANSWER: Final = regex(
    r"(?i)(^|_)(resp(onse)?|outputs?|out|answer|reply|completion|generat(ed|ion))(_?(text|content))?$"
)
"""Names of what a model answered."""
_READS: Final = regex(
    r"(?i)(^|_)(parse\w*|extract\w*|decode\w*|loads|validate\w*|model_validate\w*)$|_(parse|json)(_|$)"
)
_UNREADABLE: Final = regex(r"JSONDecodeError|ValidationError|OutputParserException|ValueError")
_ARCHIVES: Final = regex(
    r"eutils\.ncbi\.nlm|ebi\.ac\.uk/europepmc|export\.arxiv\.org|api\.crossref\.org|api\.semanticscholar\.org"
    r"|api\.openalex\.org|wikipedia\.org/(w/api|api/rest)|clinicaltrials\.gov/api|api\.fda\.gov"
)
"""Where anybody reads what was published."""
_MONITORS: Final = regex(r"(?i)alert_?manager|sentry|prometheus|grafana|pager_?duty|ops_?genie|datadog|zabbix|nagios")
"""Programs that watch others, and report by requests of their own."""
_ENVIRONMENT: Final = regex(r"(?i)(^|[._'\"])(\w+_)?(env|environment|stage)\b")
_AT_ERROR: Final = frozenset({"error", "critical", "exception"})
_REFUSED: Final = regex(r"^HTTP_4\d\d_\w+$|^BAD_REQUEST$|^UNPROCESSABLE_ENTITY$")
_AUDIT: Final = regex(r"(?i)(^|_)audit(or|log|logger)?(_|$)")
_FOR_WORK: Final = frozenset({"development", "dev", "local"})
"""What an environment is called in which nobody but who works on the program sees its lines."""
_PUBLISHED: Final = frozenset({"text", "texts", "sentence", "sentences"})


def names_answer(name: str) -> bool:
    """Whether a name is that of what a model answered."""
    return _ANSWER.search(name) is not None


def spared(file: FileContext, node: ast.Call, part: ast.expr, printed: bool) -> bool:
    """Whether a line holds no user's content where it stands: what is printed where a module is run by hand, an answer
    of a model that could not be read, a text of an archive that anybody may read, and what a monitor reports.
    """
    if printed and file.function_of(node) is None and _is_run_by_hand(node):
        return True
    return _is_unread(file, node, part) or _is_published(file, part) or _is_of_monitor(file, node)


def slight(file: FileContext, node: ast.Call, part: ast.expr) -> dict[str, Any]:
    """That a line is a note: what it tells is an entry of the wrong form, numbers of a vocabulary, or a body that
    nothing reads.
    """
    told = _is_of_malformed(file, node, part) or is_coded(file, part) or is_unread(file, node, part)
    return {"note": True} if told else {}


def _is_of_malformed(file: FileContext, node: ast.Call, part: ast.expr) -> bool:
    """Whether a line is about an entry of a stream of the program's own that has not its form: ``if not
    isinstance(event, dict): logger.warning(...); continue``. It is written where the program is wrong.
    """
    if not isinstance(part, ast.Name) or not any(b.kind == "for" for b in file.names.lookup(part.id, part)):
        return False
    for test, body in _tests(node):
        refused = test.operand if isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not) else None
        if not isinstance(refused, ast.Call) or last_part(refused.func) != "isinstance" or not refused.args:
            continue
        asked = refused.args[0]
        made = file.names.single_value(asked) if isinstance(asked, ast.Name) else None
        about = [n.id for each in (asked, made) if each is not None for n in ast.walk(each) if isinstance(n, ast.Name)]
        if part.id in about and isinstance(body[-1], ast.Continue):
            return True
    return False


def where_failed(file: FileContext, node: ast.Call) -> dict[str, Any]:
    """That a line is a note: it is written in an ``except`` alone, and whoever mends what failed has to know; or in
    development, in place of what is sent elsewhere.
    """
    failed = any(True for _ in file.ancestors(node, ast.ExceptHandler))
    return {"note": True} if failed or _stands_in(node) else {}


def where_refused(file: FileContext, node: ast.Call, part: ast.expr) -> dict[str, Any]:
    """That a line is a note: it shows the first characters of what is refused right after, ``logger.warning("injection:
    %s", text[:100]); raise HTTPException(400, ...)``; or an answer of a model of which nothing could be made, as an
    error, before one is raised.
    """
    cut = part.slice if isinstance(part, ast.Subscript) else None
    is_cut = isinstance(cut, ast.Slice) and cut.upper is not None
    if not is_cut and not _ANSWER.search(last_part(part)):
        return {}
    line = file.statement_of(node)
    refused = next(
        (after for body in _branches(node) for each, after in pairwise(body) if each is line),
        None,
    )
    made = refused.exc if isinstance(refused, ast.Raise) else None
    if not isinstance(made, ast.Call):
        return {}
    unread = last_part(node.func) in _AT_ERROR and last_part(made.func) != "HTTPException" and not is_cut
    return {"note": True} if unread or (is_cut and _is_of_client(file, made)) else {}


def _branches(node: ast.AST) -> Iterator[list[ast.stmt]]:
    """The blocks of the ``if`` and ``else`` that a node of a function stands in, innermost first."""
    child = node
    for parent in parents(node):
        if isinstance(parent, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            break
        if isinstance(parent, ast.If):
            yield parent.body if child in parent.body else parent.orelse
        child = parent


def _is_of_client(file: FileContext, made: ast.Call) -> bool:
    """Whether an error says that what was sent is at fault: an ``HTTPException`` from 400 to 499."""
    if last_part(made.func) != "HTTPException":
        return False
    status = file.argument(made, "status_code", 0)
    value = file.constant(status) if status is not None else None
    named = _REFUSED.match(last_part(status)) if isinstance(status, ast.Attribute) else None
    return named is not None or (isinstance(value, int) and 400 <= value < 500)


def is_audit_trail(node: ast.Call) -> bool:
    """Whether a line goes into a trail that is kept to tell who did what: ``audit_log.info(...)``."""
    return isinstance(node.func, ast.Attribute) and _AUDIT.search(last_part(node.func.value)) is not None


def _stands_in(node: ast.Call) -> bool:
    """``if settings.ENVIRONMENT == "development": logger.info(...); return True``, above what sends."""
    return any(isinstance(body[-1], ast.Return) and _is_for_work(test) for test, body in _tests(node))


def _is_for_work(test: ast.expr) -> bool:
    if isinstance(test, ast.BoolOp):
        return isinstance(test.op, ast.And) and any(map(_is_for_work, test.values))
    if not isinstance(test, ast.Compare) or len(test.ops) > 1 or not isinstance(test.ops[0], ast.Eq | ast.In):
        return False
    wanted = test.comparators[0]
    named = wanted.elts if isinstance(wanted, ast.Tuple | ast.List | ast.Set) else [wanted]
    values = [each.value if isinstance(each, ast.Constant) else None for each in named]
    return _ENVIRONMENT.search(ast.unparse(test.left)) is not None and set(values) <= _FOR_WORK


def _is_of_monitor(file: FileContext, node: ast.Call) -> bool:
    """Whether a function says by its name, its route or its first words that a monitor calls it."""
    home = file.function_of(node)
    if home is None or not home.decorator_list:
        return False
    said = " ".join([home.name, ast.get_docstring(home) or "", *(ast.unparse(each) for each in home.decorator_list)])
    return _MONITORS.search(said) is not None


def _is_run_by_hand(node: ast.Call) -> bool:
    """``if __name__ == "__main__": ...``: what is printed there is read by who has typed it in."""
    return any(isinstance(each, ast.If) and "__name__" in ast.unparse(each.test) for each in parents(node))


def _is_unread(file: FileContext, node: ast.Call, part: ast.expr) -> bool:
    """Whether a model's answer is told where what reads it has made nothing of it."""
    whole = part.value if isinstance(part, ast.Subscript) and isinstance(part.slice, ast.Slice) else part
    root = whole
    while isinstance(root, ast.Attribute):
        root = root.value
    if not isinstance(root, ast.Name) or not _ANSWER.search(root.id):
        return False
    written = ast.unparse(whole)
    for test, _ in _tests(node):
        tested = _missing(test)
        made = file.names.single_value(tested) if tested is not None else None
        made = made.value if isinstance(made, ast.Await) else made
        if isinstance(made, ast.Call) and _reads(made, written):
            return True
    for handler in parents(node):
        tried = next((each for each in parents(handler) if isinstance(each, ast.Try)), None)
        if isinstance(handler, ast.ExceptHandler) and handler.type is not None and tried is not None:
            if _UNREADABLE.search(ast.unparse(handler.type)):
                inside = (each for statement in tried.body for each in ast.walk(statement))
                return any(isinstance(each, ast.Call) and _reads(each, written) for each in inside)
    return False


def _reads(call: ast.Call, written: str) -> bool:
    return _READS.search(last_part(call.func)) is not None and any(
        written in (ast.unparse(each), ast.unparse(each).removesuffix(".strip()")) for each in call.args
    )


def _missing(test: ast.expr) -> ast.Name | None:
    """The name that is asked for being nothing: ``not scores``, ``scores is None``."""
    if isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not) and isinstance(test.operand, ast.Name):
        return test.operand
    if isinstance(test, ast.Compare) and isinstance(test.left, ast.Name) and isinstance(test.ops[0], ast.Is):
        return test.left
    return None


def _tests(node: ast.AST) -> list[tuple[ast.expr, list[ast.stmt]]]:
    """The conditions that hold where a node of a function stands, innermost first, and what is done under them."""
    found, child = [], node
    for parent in parents(node):
        if isinstance(parent, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            break
        if isinstance(parent, ast.If) and child in parent.body:
            found.append((parent.test, parent.body))
        child = parent
    return found


def _is_published(file: FileContext, part: ast.expr) -> bool:
    """Whether a module that asks a public archive tells a text that nobody gave it: ``best["sentence"]``."""
    if isinstance(part, ast.Subscript) and isinstance(part.slice, ast.Slice):
        part = part.value
    key = file.constant(part.slice) if isinstance(part, ast.Subscript) else getattr(part, "attr", "")
    if not isinstance(part, ast.Attribute | ast.Subscript) or key not in _PUBLISHED:
        return False
    root = part.value
    if not isinstance(root, ast.Name) or any(b.kind == "arg" for b in file.names.lookup(root.id, root)):
        return False
    return _ARCHIVES.search(file.source.text) is not None


__all__ = ["is_audit_trail", "names_answer", "slight", "spared", "where_failed", "where_refused"]
