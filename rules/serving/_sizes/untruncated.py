"""Pipelines and tokenizers of classifiers that are given texts as they came: the model fails beyond the tokens that it
takes.
"""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.assigned import assignment
from mlaudit.code.bindings import FunctionNode
from mlaudit.code.file import FileContext
from mlaudit.code.pattern import regex
from mlaudit.code.project import Node, ProjectView
from mlaudit.code.spelling import spelled
from mlaudit.findings import Fix

from .._web.apps import takers
from .._web.routes import INFERENCE

_CODE: Final = "MLA704"
_MAKERS: Final = frozenset({"transformers.pipeline", "transformers.pipelines.pipeline"})
_CLASSES: Final = frozenset({"transformers.TextClassificationPipeline", "transformers.SummarizationPipeline"})
_TASKS: Final = frozenset({"sentiment-analysis", "text-classification", "summarization", "feature-extraction"})
"""Tasks whose pipelines cut nothing by default: those for entities and for labels of one's own do."""
_TOKENIZES: Final = regex(
    r"^transformers\.\w*Tokenizer\w*\.from_pretrained\(\)(\.(encode|encode_plus|batch_encode_plus))?$"
)
_CLASSIFIERS: Final = regex(r"^transformers\.\w+For(Sequence|Token)Classification\.from_pretrained$")
"""Models that know a fixed number of positions: those that write go on beyond them, or have more."""
_CUTS: Final = regex(r"(?i)truncat|max_seq|tokenizer_kwargs|chunk|\[:\s*\w+\]|model_max_length|split_text|textwrap")
"""What a file says that cuts texts, or takes them apart."""
_CUTTER: Final = regex(r"^_*(trunc|clip|shorten)(ate)?(_|$)(?!.*(log|display|show|title|preview))")
"""Functions that cut a text, by their name."""
_KEEPS: Final = frozenset({"strip", "lower", "tolist", "get"})
"""Methods that make a text no shorter by much, or read it."""


def untruncated(file: FileContext) -> ast.Call | None:
    """The first call of a file's pipeline, or of its classifier's tokenizer, with a text that nothing cuts."""
    if not file.imports("transformers"):
        return None
    made, classifies = file.calls_where(_makes), bool(file.calls_where(_makes_classifier))
    if not (made or classifies) or _CUTS.search(file.source.text):
        return None
    if classifies:
        asked = [call for call in file.calls_where(_tokenizes) if file.argument(call, "return_tensors") is not None]
        return next((call for call in asked if _is_given_text(file, call)), None)
    if not all(_is_of_texts(file, call) for call in made):
        return None
    held = {spelled(each) for call in made for each in _held_by(file, call)}
    used = file.calls_where(_is_pipeline)
    used += [call for call in file.tree.of(ast.Call) if held and call not in used and spelled(call.func) in held]
    return next((call for call in used if _is_given_text(file, call)), None)


def truncation_fix(file: FileContext, call: ast.Call) -> Fix | None:
    """Cutting the text at the model's own limit; None where what the call is given cannot be told."""
    if file.has_unpacking(call):
        return None
    return Fix(
        kind="keyword",
        title="Add `truncation=True`",
        name="truncation",
        value="True",
        reason="a text that was an error until now is answered by its beginning alone: see that the answer says so",
    )


def cuts_by_hand(file: FileContext) -> bool:
    """Whether a function that asks a model puts a cut text in the place of the one that it was given, first of all:
    ``text = self._truncate_text(text)``.
    """
    for call in file.calls_where(_cuts) if file.holds(b"trunc", b"clip_", b"shorten") else ():
        assigned, home = assignment(file.statement_of(call)), file.function_of(call)
        if assigned is None or home is None or assigned.value is not call or not INFERENCE.search(home.name):
            continue
        given = spelled(call.args[0]) if call.args else ""
        if any(spelled(target) == given for target in assigned.targets) and given in _parameters(home):
            return True
    return False


def _cuts(_: str, last: str) -> bool:
    return _CUTTER.match(last) is not None


def _parameters(function: FunctionNode) -> list[str]:
    return [each.arg for each in (*function.args.args, *function.args.kwonlyargs)]


def _held_by(file: FileContext, call: ast.Call) -> list[ast.Attribute]:
    """The attributes that a pipeline is kept in: ``self.judge``."""
    assigned = assignment(file.statement_of(call))
    targets = assigned.targets if assigned is not None and assigned.value is call else []
    return [each for each in targets if isinstance(each, ast.Attribute)]


def _is_given_text(file: FileContext, call: ast.Call) -> bool:
    if not call.args or file.function_of(call) is None or file.keyword_maybe(call, "truncation") is not None:
        return False
    return _is_open(file, call.args[0])


def _makes(name: str, _: str) -> bool:
    return name in _MAKERS or name in _CLASSES


def _makes_classifier(name: str, _: str) -> bool:
    return _CLASSIFIERS.match(name) is not None


def _tokenizes(name: str, _: str) -> bool:
    return _TOKENIZES.match(name) is not None


def _is_pipeline(name: str, _: str) -> bool:
    return name.removesuffix("()") in _MAKERS | _CLASSES and name.endswith("()")


def _is_of_texts(file: FileContext, call: ast.Call) -> bool:
    if file.call_name(call) in _CLASSES:
        return True
    return file.constant(file.argument(call, "task", 0)) in _TASKS and not file.has_unpacking(call)


def _is_open(file: FileContext, given: ast.expr) -> bool:
    """Whether what is given is no text that the file holds itself, and no function made it, which may cut."""
    made = file.names.single_value(given) or given
    if isinstance(made, ast.Call):
        return isinstance(made.func, ast.Attribute) and made.func.attr in _KEEPS
    return not isinstance(made, ast.Constant | ast.List)


def is_told_of_text(project: ProjectView, node: Node) -> bool:
    """Whether the length of the text is told already where the route that leads to a pipeline takes it."""
    for route in project.route("serving", node)[:1]:
        for path, facts in project.files.items():
            for candidate in facts.candidates_of(_CODE):
                schema = candidate.data.get("class")
                if schema is not None and any(taker[:2] == route for taker in takers(project).get((path, schema), ())):
                    return True
                if candidate.data.get("text") and (path, candidate.data["function"]) == route:
                    return True
    return False
