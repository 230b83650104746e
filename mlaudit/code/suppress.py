"""Suppression comments: ``# mlaudit: ignore[MLA101] reason`` and ``# mlaudit: ignore-file[MLA801] reason``.

What is written in any other way suppresses nothing, and is told: a comment that silences more than its writer meant is
worse than none.
"""

from __future__ import annotations

import io
import tokenize
from collections.abc import Collection, Iterable, Iterator

import msgspec

from mlaudit.code.facts import Comment
from mlaudit.code.pattern import regex
from mlaudit.code.source import SourceFile
from mlaudit.config import nearest
from mlaudit.findings import Finding, Problem, Suppression

_ADDRESSED = regex(r"#\s*mlaudit:\s*")
_FORM = regex(r"(ignore(?:-file)?)\s*\[([^\]]*)\]\s*(.*)$")
_WORD = regex(r"[A-Za-z][\w-]{0,40}")
_CODES = regex(r"[\s\[(:=]*((?:[A-Za-z]{2,10}\d{1,5}\b[\s,]*)+)")
_WORDS = ("ignore", "ignore-file")
_CHECKS = "MLC"
"""What the codes of built-in checks begin with; no comment suppresses those."""
_MOST = 3
"""Unknown codes that are told of one comment."""


def read_comments(source: SourceFile) -> tuple[tuple[Comment, ...], tuple[Problem, ...]]:
    """The suppression comments of a file, and what is wrong with others. Text in strings does not count."""
    if "mlaudit:" not in source.text:
        return (), ()
    found: list[Comment] = []
    problems: list[Problem] = []
    try:
        for token in tokenize.generate_tokens(io.StringIO(source.text).readline):
            if token.type != tokenize.COMMENT:
                continue
            for text in _ADDRESSED.split(token.string)[1:]:
                line = token.start[0]
                region = source.region(line, 0, line, 0)
                if match := _FORM.match(text):
                    codes = tuple(code.strip() for code in match[2].split(",") if code.strip())
                    if codes:
                        whole = match[1] == "ignore-file"
                        found.append(Comment(codes, match[3].strip(), 0 if whole else line, region.line, region.cell))
                        continue
                if fault := _fault(text):
                    problems.append(Problem("MLA003", fault, source.path, region.line))
    except (tokenize.TokenError, SyntaxError):
        return tuple(found), tuple(problems)  # the file does not parse; that is reported elsewhere
    return tuple(found), tuple(problems)


def _fault(text: str) -> str:
    """What is wrong with a comment that is addressed to us and is no suppression; "" where it seems to be prose."""
    word = match[0] if (match := _WORD.match(text)) else ""
    rest = text[len(word) :]
    named = match[1].replace(",", " ").split() if (match := _CODES.match(rest)) else []
    codes = ",".join(named) or "MLA101"
    keyword = "ignore-file" if "file" in word.lower() else "ignore"
    if word in _WORDS:
        said = "its codes need brackets" if named else "it names no code"
    elif named or not rest.strip(" []"):
        said = f"`{word}` is no keyword{nearest(word.lower(), _WORDS)}" if word else "it has no keyword"
    else:
        return ""
    return f"this comment suppresses nothing: {said}; write `# mlaudit: {keyword}[{codes}] the reason`"


def covers(comment: Comment, code: str) -> bool:
    """Whether a comment names a code, by itself or by a prefix (``MLA2``)."""
    return any(code.startswith(word) for word in comment.codes)


def suppression(comments: Iterable[Comment], code: str, first: int, last: int) -> tuple[Suppression, Comment] | None:
    """The suppression that applies to a finding of `code` on the lines `first` to `last`: the last that does.

    A finding's lines begin with its statement's, so that of several in one statement each takes the comment beside it.
    """
    fitting = [c for c in comments if covers(c, code) and (c.line == 0 or first <= c.line <= last)]
    if not fitting:
        return None
    comment = max(fitting, key=lambda each: each.line)
    return Suppression("inline" if comment.line else "file", comment.reason), comment


def suppressed(finding: Finding, first: int, last: int, comments: tuple[Comment, ...], used: set[Comment]) -> Finding:
    """The finding on the lines `first` to `last`, marked where a comment covers it, which is then added to `used`."""
    hit = suppression(comments, finding.code, first, last)
    if hit is None:
        return finding
    used.add(hit[1])
    return msgspec.structs.replace(finding, suppressed=hit[0])


def faulty(
    path: str, comments: Iterable[Comment], used: Collection[Comment], active: Collection[str], known: Collection[str]
) -> Iterator[Problem]:
    """What is to be said of a file's comments: codes that are not `known`, no reason, and nothing suppressed although
    all that it names was `active`.
    """
    for comment in comments:
        unknown = [word for word in comment.codes if not _begins(word, known)]
        said = ""
        if unknown:
            said = f"no rule has the code {', '.join(_told(word[:40], known) for word in unknown[:_MOST])}"
        elif comment not in used and all(_begins(word, active) for word in comment.codes):
            said = f"this comment suppresses nothing: no finding of {', '.join(comment.codes)} stands here; remove it"
        elif comment in used and not comment.reason:
            said = "this suppression gives no reason: write it behind the bracket"
        if said:
            yield Problem("MLA003", said, path, comment.shown_line)


def _told(word: str, known: Iterable[str]) -> str:
    return f"`{word}`" + (", which is a check's" if word.startswith(_CHECKS) else nearest(word.upper(), known))


def _begins(word: str, codes: Iterable[str]) -> bool:
    return any(code.startswith(word) for code in codes)
