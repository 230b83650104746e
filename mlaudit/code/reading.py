"""Map: files to facts, from the cache and in processes; and which files that were passed over matter after all."""

from __future__ import annotations

import gc
import hashlib
import os
from collections.abc import Callable, Iterable
from pathlib import Path

import msgspec

from mlaudit.code.cache import FACTS, Cache, Stamp, encoded, stamp
from mlaudit.code.engine import Engine
from mlaudit.code.entrypoints import is_test_path
from mlaudit.code.facts import FileFacts
from mlaudit.code.project import ProjectView
from mlaudit.code.source import read_bytes
from mlaudit.code.symbols import Symbols
from mlaudit.config import EntryPointSettings
from mlaudit.errors import SourceError

Progress = Callable[[int, int], None]

PARALLEL_FROM = 64
"""Files to be read from which worker processes pay for their start."""

BATCH_BYTES = 400_000


def read_files(
    files: dict[str, str], engine: Engine, store: Cache, progress: Progress | None = None, *, force: bool = False
) -> dict[str, FileFacts]:
    """The facts of all files: from the cache where they are unchanged, else read, in processes where it pays."""
    found: dict[str, FileFacts] = {}
    todo: list[tuple[str, str, Stamp | None]] = []
    for path, absolute in files.items():
        seen = stamp(absolute)
        known = store.get(path, seen)
        if known is not None and (known.parsed or not force):
            found[path] = known
        else:
            todo.append((path, absolute, seen))
    total, done = len(files), len(found)
    if progress is not None:
        progress(done, total)
    parallel = len(todo) >= PARALLEL_FROM
    for batch in _read_parallel(todo, engine, force) if parallel else ([_read_one(e, engine, force)] for e in todo):
        for path, seen, digest, raw in batch:
            found[path] = FACTS.decode(raw)
            if seen is not None and digest is not None:
                store.put(path, seen, digest, raw)
        done += len(batch)
        if progress is not None:
            progress(done, total)
    return {path: found[path] for path in files}


_Read = tuple[str, Stamp | None, bytes | None, msgspec.Raw]
"""A path, its stamp, the SHA-256 of its content, and its facts as they are kept."""


def _read_one(entry: tuple[str, str, Stamp | None], engine: Engine, force: bool) -> _Read:
    path, absolute, seen = entry
    try:
        data = read_bytes(absolute)
    except SourceError:
        return path, None, None, encoded(engine.read(path, absolute))
    return path, seen, hashlib.sha256(data).digest(), encoded(engine.facts(path, data, force=force))


_ENGINE: Engine | None = None


def _work(task: tuple[list[tuple[str, str, Stamp | None]], bool]) -> bytes:
    entries, force = task
    assert _ENGINE is not None  # set before the fork
    return msgspec.msgpack.encode([_read_one(entry, _ENGINE, force) for entry in entries])


_MADE = msgspec.msgpack.Decoder(list[_Read])


def _read_parallel(todo: list[tuple[str, str, Stamp | None]], engine: Engine, force: bool) -> Iterable[list[_Read]]:
    """Batches of about equal size, read by forked workers: they hold the rules already and import nothing again."""
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor, as_completed
    from concurrent.futures.process import BrokenProcessPool

    global _ENGINE
    if not forks():
        for entry in todo:
            yield [_read_one(entry, engine, force)]
        return
    batches: list[list[tuple[str, str, Stamp | None]]] = [[]]
    size = 0
    for entry in todo:
        if size > BATCH_BYTES:
            batches.append([])
            size = 0
        batches[-1].append(entry)
        size += entry[2].size if entry[2] is not None else 0
    engine.prepare()
    _ENGINE = engine
    gc.collect()
    gc.freeze()
    context = multiprocessing.get_context("fork")
    count = min(os.cpu_count() or 1, len(batches))
    try:
        with ProcessPoolExecutor(count, mp_context=context) as pool:
            for done in as_completed([pool.submit(_work, (batch, force)) for batch in batches]):
                yield _MADE.decode(done.result())
    except BrokenProcessPool as error:
        raise SourceError("a process that read files was ended from outside, or a rule ended it; try again") from error
    finally:
        gc.unfreeze()
        _ENGINE = None


def forks() -> bool:
    """Whether work can be given to processes that hold what this one holds, and whether that pays."""
    import multiprocessing

    return (os.cpu_count() or 1) > 1 and "fork" in multiprocessing.get_all_start_methods()


def read_project(
    files: dict[str, str],
    engine: Engine,
    store: Cache,
    entry_points: EntryPointSettings,
    root: Path,
    progress: Progress | None = None,
) -> ProjectView:
    """The project as rules see it.

    Files that the byte search passed over are read after all where one that was read imports them, or where they import
    one that something may be said of: its callers. Tests are no callers that count.
    """
    facts = read_files(files, engine, store, progress)
    named = {name.partition(":")[0] for name in (*entry_points.serving, *entry_points.training)}
    unread = {path: files[path] for path in sorted(named & files.keys()) if not facts[path].parsed}
    facts = {**facts, **read_files(unread, engine, store, force=True)} if unread else facts
    for _ in range(3):
        passed_over = {path for path, entry in facts.items() if not entry.parsed and not entry.problems}
        wanted = _wanted(Symbols(facts.values(), root), passed_over) if passed_over else set()
        if not wanted:
            break
        facts = {**facts, **read_files({path: files[path] for path in sorted(wanted)}, engine, store, force=True)}
    return ProjectView(facts.values(), entry_points, root)


def _wanted(symbols: Symbols, passed_over: set[str]) -> set[str]:
    """Those of the files passed over that may matter after all."""
    wanted = set()
    told_on = {path for path, entry in symbols.files.items() if entry.said}
    for path, entry in symbols.files.items():
        if entry.parsed and (entry.said or not is_test_path(path)):
            wanted.update(passed_over.intersection(symbols.imported(path)))
        elif path in passed_over and not is_test_path(path) and not told_on.isdisjoint(symbols.imported(path)):
            wanted.add(path)
    return wanted
