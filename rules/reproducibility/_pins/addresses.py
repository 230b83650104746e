"""Addresses of files that move: of a branch on a hub (a text that is nothing more), of a newest table in a bucket."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final, NamedTuple

from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.tree import parent_of

from .data_sets import is_table
from .hubs import MOVING
from .uris import parts

_FILE: Final = regex(
    r"[\"'](https?://(?:huggingface\.co|hf\.co|hf-mirror\.com|(?:www\.)?modelscope\.(?:cn|ai)/models)/(?:datasets/)?"
    r"([\w.{}-]+(?:/[\w.{}-]+)?)/(?:resolve|raw)/(main|master)/[^\s\"']+)[\"']"
)
_GITLAB: Final = regex(
    r"[\"'](https?://(?:gitlab|gitee)\.com/([\w.-]+(?:/[\w.-]+)*?)/(?:-/)?(?:raw|archive)/(main|master)/[^\s\"']+)[\"']"
)
_GITHUB: Final = regex(
    r"[\"'](https?://(?:raw\.githubusercontent\.com|github\.com)/([\w.-]+/[\w.-]+)/"
    r"(?:(?:archive|raw|zipball|tarball)/)?(?:refs/heads/)?(main|master)(?:[/.][^\s\"']*)?)[\"']"
)
_IN_PLACE: Final = regex(
    r"hf://(?:datasets/|spaces/)?([\w.-]+/[\w.-]+)(?:@(refs(?:/|%2F)(?:convert|pr)(?:/|%2F)[^/]+|[^/]+))?/\S+"
)
"""An address that file systems read: a repository of the hub, its revision, and the files in it."""
_WRITES: Final = regex(r"^(to|sink|save|write|upload|push|put|cp|copy)(_|$)")
"""How the last parts begin of calls that write to the address which they are given."""
_DATA: Final = regex(
    r"(?i)\.(csv|tsv|jsonl?|parquet|feather|arff|data|txt|xlsx?|np[yz]|pkl|pickle|joblib|pth?|h5|keras|onnx|bin|zip|tgz"
    r"|gz|tar|tar\.gz)(\?[^/]*)?$"
)
"""What a program learns from or runs, rather than its licence or its documentation."""
_SHOWN: Final = regex(r"(?i)\.(png|jpe?g|gif|svg|webp|md|html?|mp[34]|wav|pdf)(\?[^/]*)?$")
"""Files that are shown to people, and change no model."""
_WORDS: Final = (b"/resolve/ma", b"/raw/ma", b"/archive/", b"githubusercontent.com/")
_BRANCH: Final = "/ma"
"""How ``/main`` and ``/master`` begin, one of which is in each address."""
_FETCHES: Final = regex(
    r"(?i)(^|[._])(read_\w+|get|get_file|urlopen|urlretrieve|download\w*|fetch\w*|retrieve|load_dataset|from_url|run_commands|load_\w*url)$"
)
"""Last parts of the calls that fetch what they are given the address of."""
_CHECKED: Final = ("sha256", "sha1", "md5", "known_hash", "hash_prefix", "checksum")


class BranchFile(NamedTuple):
    """Where the address of a file at the end of a branch stands, its parts, and whether the file is a table of rows."""

    place: ast.expr
    repository: str
    branch: str
    is_table: bool


def branch_files(file: FileContext) -> Iterator[BranchFile]:
    """The addresses of files at the end of a branch, of those in one table the first of each branch; none where the
    module knows checksums.
    """
    if not file.holds(*_WORDS):
        return
    told: set[tuple[int, str, str]] = set()
    for number, line in enumerate(file.source.lines, 1) if not knows_checksums(file) else ():
        if _BRANCH not in line:
            continue
        match = _FILE.search(line)
        if match is None and (found := _GITHUB.search(line)) is not None and _DATA.search(found[1]):
            match = found if "{" not in found[1] else None  # a table of one month is known by its date
        if match is None and (found := _GITLAB.search(line)) is not None and _DATA.search(found[1]):
            match = found
        if match is None or _SHOWN.search(match[1]) or line.lstrip().startswith("#"):
            continue
        if _is_documentation(file, number):
            continue
        key = (_table(file, number), match[2], match[3])
        if key in told:
            continue
        told.add(key)
        start, end = (len(line[:at].encode()) for at in match.span())
        place = ast.Constant("", lineno=number, col_offset=start, end_lineno=number, end_col_offset=end)
        yield BranchFile(_fetch(file, number) or place, match[2], match[3], is_table(match[1]))


def knows_checksums(file: FileContext) -> bool:
    """Whether a module speaks of checksums: what it fetches is compared with them."""
    low = file.source.text.lower()
    return any(word in low for word in _CHECKED)


def hub_files(file: FileContext) -> Iterator[BranchFile]:
    """The addresses of files that are read in place off the hub at no commit and no tag (``hf://datasets/...``), of
    those in one table the first of each repository.
    """
    told: set[tuple[int, str]] = set()
    for each in file.inside(file.tree.module, ast.Constant) if file.holds(b"hf://") else ():
        found = _IN_PLACE.match(each.value) if isinstance(each.value, str) else None
        if found is None or _is_written_to(each) or _is_documentation(file, each.lineno):
            continue
        branch = (found[2] or "main").replace("%2F", "/")
        key = (_table(file, each.lineno), found[1])
        if key not in told and (branch in MOVING or branch.startswith(("refs/", "~"))):
            told.add(key)
            yield BranchFile(each, found[1], branch, is_table=True)


def _is_written_to(address: ast.Constant) -> bool:
    """Whether the call that is given an address writes there: ``rows.to_parquet("hf://datasets/...")``."""
    above = parent_of(address)
    above = parent_of(above) if isinstance(above, ast.JoinedStr | ast.keyword) else above
    return isinstance(above, ast.Call) and _WRITES.match(last_part(above.func)) is not None


def _table(file: FileContext, number: int) -> int:
    """The line where the outermost dictionary or list begins that holds a line; the line itself outside of one."""
    tables = (*file.tree.of(ast.Dict), *file.tree.of(ast.List), *file.tree.of(ast.Tuple), *file.tree.of(ast.Set))
    return min((each.lineno for each in tables if each.lineno <= number <= (each.end_lineno or 0)), default=number)


def _fetch(file: FileContext, number: int) -> ast.expr | None:
    """The one call that is given an address by the name that a line gives to it: a table of addresses has none."""
    given = next((a for a in file.tree.of(ast.Assign) if a.lineno == number == a.end_lineno), None)
    held = given.targets[0] if given is not None and isinstance(given.value, ast.Constant) else None
    if not isinstance(held, ast.Name):
        return None
    users = file.calls_where(lambda name, last: _FETCHES.search(name or last))
    found = [
        call
        for call in users
        if any(isinstance(each, ast.Name) and each.id == held.id for each in (*call.args, *_given(call)))
    ]
    return found[0] if len(found) == 1 else None


def _given(call: ast.Call) -> list[ast.expr]:
    return [keyword.value for keyword in call.keywords]


_READS: Final = regex(r"^(pandas|polars|dask\.dataframe|awswrangler\.s3|duckdb)\.(read|scan)_\w+$")
_NEWEST: Final = regex(r"(?i)^(s3a?|gs|gcs|az|abfss?|wasbs?|https?)://\S*[/_-]latest([/._-]|$)")


def newest_tables(file: FileContext) -> Iterator[tuple[ast.expr, str]]:
    """The addresses of tables that whoever makes the newest one overwrites, the first of each function."""
    if not file.holds(b"latest") or not file.holds(b"read_"):
        return
    told: set[ast.AST | None] = set()
    for call in file.calls_where(lambda name, _: _READS.match(name)):
        home = file.function_of(call)
        if not call.args or home in told:
            continue
        written = file.names.single_value(call.args[0]) or call.args[0]
        address = "".join(part.text for part in parts(file, written))
        if _NEWEST.search(address):
            told.add(home)
            yield written, address.replace("?", "...")


def _is_documentation(file: FileContext, number: int) -> bool:
    """Whether a line stands in a text that is a statement of its own."""
    return any(
        statement.lineno <= number <= (statement.end_lineno or 0) and isinstance(statement.value, ast.Constant)
        for statement in file.tree.of(ast.Expr)
    )
