"""Code beside what is released: what names itself put aside, and nothing that runs has any use for; apps that no image
starts; modules that a package of the same name hides; folders that nothing names; templates; and the examples and
benchmarks of something else.

A copy of last month's service is no service, however much it looks like one: what is found there is worth knowing to
whoever cleans up, and holds nobody's release up. Neither does an example, which shows how the rest is used.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from typing import TYPE_CHECKING, Final

from mlaudit.code.away import is_away, is_past
from mlaudit.code.deployments import starting_texts, text_of
from mlaudit.code.entrypoints import is_test_path
from mlaudit.code.mounts import app_makers, unmounted
from mlaudit.code.pattern import regex
from mlaudit.code.started import unstarted, with_parts
from mlaudit.code.unimportable import unimportable
from mlaudit.code.unnamed import unnamed

if TYPE_CHECKING:
    from mlaudit.code.facts import FileFacts
    from mlaudit.code.project import ProjectView

_FILES: Final = regex(
    r"(?i)( - copy| copy|\(copy\)|\(\d+\)|[._-](old|bak|orig|deprecated|obsolete|unused)|[._-]back-?up[._-]?\d+)"
    r"([ _-]?\(?\d++\)?)*$|\.(back-?up|copy)([._-]?\d++)*$"
)
"""What a copy of a module is called, without its ending."""
_BESIDE: Final = regex(r"(?i)^(?:back-?up|copy)[ ._-]of[ ._-](\w+)$|^(\w+)[._-](?:back-?up|copy)$")
"""What a copy may be called that lies beside what it is one of: alone, ``db_backup`` may be what makes backups."""
_KEEPS: Final = regex(r"(?i)^[._-]?(back-?up|bak|copy)$")
"""What a folder of copies may be called: alone, a folder ``backup`` may hold what makes backups."""
_OF_OTHERS: Final = regex(r"(?i)^[\W\d_]*(vendored|third[_-]?party)[\W\d_]*$")
"""Folders that others keep up."""
_MAY_BE_USED: Final = regex(r"(?i)^[\W\d_]*(old|legacy)[\W\d_]*$")
"""What an application that still runs beside its successor may be called, too."""
_SHOWS: Final = regex(
    r"(?i)^[\W\d_]*(examples?|cookbooks?|tutorials?|snippets?|benchmarks?|docs?|documentation|playground|sandbox|scratch)"
    r"[\W\d_]*$"
)
"""Folders that show or measure what the rest of a project does. A folder ``demo`` may well be what is released."""
_TRIES: Final = regex(r"(?i)^[\W\d_]*(\w+_)?experiments?[\W\d_]*$")
"""Folders of what was tried before the rest of a project did it."""
_EXPLORES: Final = regex(r"(?i)^[\W\d_]*(notebooks?|jupyter)[\W\d_]*$")
"""Folders of notebooks, and of the scripts that came out of them."""
_TEMPLATE: Final = "{{"
"""What a folder's name holds that stands in for the name of a project which is yet to be made."""
_LEFT_OUT: Final = regex(
    r"(?mi)^([ \t]*)(?:- )?[\w-]{0,40}(?:ignore|exclude|omit|skip)[\w-]{0,40}[\"']?[ \t]*[:=]"
    r"(?:[ \t]*\[[^\]]*\]|.*(?:\n\1[ \t]+\S.*|\n\1-.*)*)"
)
"""What a file says that its reader is to pass over: a key, and the list below or behind it."""
_IMAGES: Final = ("Dockerfile", "Containerfile", "Procfile")
_DEPLOYS: Final = (*_IMAGES, "docker-compose", "compose")
"""What starts an example for others than those who work on it: a pipeline may well run all of them."""


def put_aside(project: ProjectView) -> frozenset[str]:
    """The files that name themselves put aside, examples or experiments, and that nothing imports or starts which does
    not; the apps beside the one that is started; routers that no app includes; and the modules that a package hides.
    Found on first use and kept with the project.
    """
    found = project.shared.get("put aside")
    if not isinstance(found, frozenset):
        idle = _found(project, lambda path: _says_so(path) or _copies(project, path))
        if _has_more(project):
            idle |= _found(project, _shows, _DEPLOYS)
        if _trains_elsewhere(project):
            idle |= _found(project, _tries)
        unreached = unstarted(project) | _hidden(project)
        unreached |= with_parts(project, _left_out(project)) | with_parts(project, unimportable(project))
        unreached |= unnamed(project)
        found = project.shared["put aside"] = idle | (unreached - _declared(project))
    return found


def _left_out(project: ProjectView) -> set[str]:
    """The files of routers that no app includes, though their own part of the project makes one."""
    routers = unmounted(project)
    makers = app_makers(project) if routers else []
    parts = {path.partition("/")[0] if "/" in path else "" for path in makers if not is_test_path(path)}
    return {path for path in routers if "" in parts or path.partition("/")[0] in parts}


def is_template(path: str) -> bool:
    """Whether a file is one that projects are to be made of. It uses the rest as these will, and is found fault with
    lightly.
    """
    return _TEMPLATE in path


def in_shown_folder(path: str) -> bool:
    """Whether a file lies in a folder of examples, experiments or notebooks, by the folder's name."""
    return bool(_shows(path) or _tries(path) or _top(path, lambda folder: _EXPLORES.match(folder) is not None))


def _hidden(project: ProjectView) -> set[str]:
    """The modules beside a package of the same name, which wins on import, and what these alone import; but for those
    that something starts, or a README says to start, by their file.
    """
    packages = (path.removesuffix("/__init__.py") for path in project.files if path.endswith("/__init__.py"))
    hidden = {f"{package}.py" for package in packages} & project.files.keys()
    hidden = {path for path in hidden if not is_test_path(path)}
    if not hidden or project.root is None:
        return hidden
    texts = dict(starting_texts(project))
    for folder in {*(path.rpartition("/")[0] for path in hidden), ""}:
        texts[f"{folder}/README"] = "\n".join(text_of(file) for file in (project.root / folder).glob("README*"))
    hidden = {
        path for path in hidden if not any(_names_file(text, path, where, project) for where, text in texts.items())
    }
    return with_parts(project, hidden)


def _names_file(text: str, path: str, where: str, project: ProjectView) -> bool:
    """Whether a text at `where` names the file at `path`, by its name alone, or with folders that may be its own."""
    name = _name(path)
    if name not in text:
        return False
    beside = f"{where.rpartition('/')[0]}/{name}".removeprefix("/")
    for said in re.findall(rf"[\w./-]*(?<![\w-]){re.escape(name)}(?!\w)", text):
        plain = said.removeprefix("./")
        if plain == name and beside in project.files:
            if beside == path:
                return True
        elif plain.startswith("/") or f"/{path}".endswith(f"/{plain}"):
            return True
    return False


def _declared(project: ProjectView) -> set[str]:
    """The files that the settings name entry points of."""
    declared = project.declared
    return {name.partition(":")[0] for name in (*declared.serving, *declared.training)} if declared else set()


def _found(project: ProjectView, says: Callable[[str], str], by: tuple[str, ...] = ("",)) -> frozenset[str]:
    """The files whose names say it, but for what the rest imports and what files with a name like `by` start."""
    named = {path: part for path in project.files if (part := says(path)) and not is_test_path(path)}
    if not named:
        return frozenset()
    named = {path: part for path, part in named.items() if path not in _declared(project)}
    used = _used(project, named)
    idle = {path: part for path, part in named.items() if path not in used}
    texts = starting_texts(project) if idle else {}
    starting = {where: _LEFT_OUT.sub("", text) for where, text in texts.items() if _name(where).startswith(by)}
    started = _started(idle, starting)
    return frozenset(idle.keys() - started - project.imported_by(started))


def _used(project: ProjectView, named: Collection[str]) -> set[str]:
    """The files that the others import, themselves or through what they import."""
    queue = [path for path in project.files if path not in named and not is_test_path(path)]
    used: set[str] = set()
    while queue:
        path = queue.pop()
        if path not in used:
            used.add(path)
            queue += (each for each in project.imported(path) if each not in named or _finds(project, path, each))
    return used


def _finds(project: ProjectView, importer: str, path: str) -> bool:
    """Whether a file that was put away is imported by a name that leads there."""
    for fact in project.files[importer].imports:
        found = project.locate(fact.name, importer)
        if found is not None and found[0] == path:
            dotted = fact.name.removesuffix(".".join(found[1])).rstrip(".")
            if not is_past(path, dotted, importer):
                return True
    return False


def _name(path: str) -> str:
    return path.rpartition("/")[2]


def _says_so(path: str) -> str:
    """The folder, or the file, whose name says that a file was put aside; "" where none does."""
    top = _top(path, lambda folder: is_away(folder) or _OF_OTHERS.match(folder) is not None)
    return top or (path if _FILES.search(_name(path).rpartition(".")[0]) else "")


def _copies(project: ProjectView, path: str) -> str:
    """The file, where it, or the folder that it is in, is called a backup of one beside it and it defines, for the most
    part, what that one does.
    """
    folder, slash, name = path.rpartition("/")
    named = _BESIDE.match(name.removesuffix(".py")) if name.endswith(".py") else None
    beside = project.files.get(f"{folder}{slash}{named[1] or named[2]}.py") if named else None
    around, _, last = folder.rpartition("/")
    if beside is None and _KEEPS.match(last):
        beside = project.files.get(f"{around}/{name}".removeprefix("/"))
    if beside is None:
        return ""
    own, other = _defined(project.files[path]), _defined(beside)
    return path if own and 2 * len(own & other) >= len(own) else ""


def _defined(facts: FileFacts) -> set[str]:
    return {each.qualname for each in facts.functions} | {each.qualname for each in facts.classes}


def _shows(path: str) -> str:
    """The folder of a file that holds examples or benchmarks, or that a project is to be made of; "" for none."""
    return _top(path, lambda folder: _SHOWS.match(folder) is not None or is_template(folder))


def _tries(path: str) -> str:
    """The folder of a file that holds experiments; "" for none."""
    return _top(path, lambda folder: _TRIES.match(folder) is not None)


def _top(path: str, says: Callable[[str], bool]) -> str:
    """The outermost folder of a file whose name says it; "" where none does."""
    folders = path.split("/")[:-1]
    return next(("/".join(folders[: i + 1]) for i, folder in enumerate(folders) if says(folder)), "")


def _trains_elsewhere(project: ProjectView) -> bool:
    """Whether models are trained outside the folders of experiments: else these are the training."""
    return any("fits" in facts.hints and not _tries(path) for path, facts in project.files.items())


def _has_more(project: ProjectView) -> bool:
    """Whether a project has a package, or what may be an entry point, that is no example: else these are all there is
    to release.
    """
    rest = ((path, facts) for path, facts in project.files.items() if not (is_test_path(path) or _shows(path)))
    return any(facts.hints or path.endswith("/__init__.py") for path, facts in rest)


def _started(idle: dict[str, str], texts: dict[str, str]) -> set[str]:
    """Those of the files that an image, a pipeline or a make file names; what was put aside names itself in vain, but
    for an application that has all it needs to run.
    """
    started = set()
    for path, part in idle.items():
        name = _name(path)
        module = path.removesuffix(".py").replace("/", ".")
        inside = f"{part}/"
        says = [module, path, *([name] if part == path else [])]
        for where, text in texts.items():
            if where.startswith(inside):
                is_image = _name(where).startswith(_IMAGES)
                if is_image and _MAY_BE_USED.match(_name(part)):
                    started.add(path)
            elif any(each in text for each in says) or (_is_own(part) and _names_part(text, inside, path)):
                started.add(path)
    return started


def _names_part(text: str, folder: str, path: str) -> bool:
    """Whether a text names the folder that a file lies in, or a file or folder of it that the file is of: ``examples/``
    is all of them, ``examples/bots`` only the bots, and ``examples/bots/run.sh`` or ``examples/bots/Dockerfile`` what
    lies beside it.
    """
    for said in re.findall(rf"{re.escape(folder)}([\w./-]*)", text) if folder in text else ():
        rest = said.rstrip("./")
        if "." in _name(rest) or _name(rest).startswith(_IMAGES):
            rest = rest.rpartition("/")[0] if not rest.endswith(".py") else rest
        if path.startswith(f"{folder}{rest}"):
            return True
    return False


def _is_own(part: str) -> bool:
    """Whether a folder is the project's: one of others is named to leave it out, or to copy it whole."""
    return not _OF_OTHERS.match(_name(part))


__all__ = ["in_shown_folder", "is_template", "put_aside"]
