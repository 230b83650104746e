"""Models of topics: whether a project shows what they found, or goes on with the topics of documents."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.project import ProjectView

_CODE: Final = "MLA501"
_LIBRARIES: Final = ("gensim", "tomotopy")
_SHOWS: Final = frozenset({"print_topic", "print_topics", "show_topic", "show_topics"})
_PICTURES: Final = regex(r"^pyLDAvis\.([\w.]+\.)?prepare$")
_OF_DOCUMENTS: Final = frozenset({"get_document_topics", "get_topic_dist"})
_READS: Final = frozenset({"get_term_topics", "get_topics", "infer", "inference", "log_perplexity"})
"""What says something of topics only where a library of them is at hand."""
_NAMES: Final = regex(r"(?i)(^|_)(lda|nmf|hdp)(_|$)|(lda|nmf|hdp|topics?)_?model$")
"""What a model of topics is called: ``lda_model[bag_of_words]`` has the topics of a document."""


def topics_of(file: FileContext) -> list[str]:
    """What a file does with models of topics: ``shown``, ``read``."""
    lasts = {last for _, last in file.calls}
    shown = bool(lasts & _SHOWS) or any(_PICTURES.match(name) for name, _ in file.calls)
    read = bool(lasts & _OF_DOCUMENTS) or (file.imports(*_LIBRARIES) and (bool(lasts & _READS) or _asks(file)))
    return [*(["shown"] if shown else []), *(["read"] if read else [])]


def _asks(file: FileContext) -> bool:
    items = (item for item in file.tree.of(ast.Subscript) if isinstance(item.ctx, ast.Load))
    return any(
        _NAMES.search(last_part(item.value)) or (file.qualname(item.value) or "").startswith("gensim.models.")
        for item in items
    )


def only_shown(project: ProjectView) -> bool:
    """Whether a project shows the topics that its models find, and asks none of them for the topics of a document."""
    known = project.shared.get("topics only shown")
    if not isinstance(known, bool):
        said = {
            each
            for facts in project.files.values()
            for candidate in facts.candidates_of(_CODE)
            for each in candidate.data.get("topics", ())
        }
        known = project.shared["topics only shown"] = said == {"shown"}
    return known


__all__ = ["only_shown", "topics_of"]
