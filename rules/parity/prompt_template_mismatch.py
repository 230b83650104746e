"""MLA212: a fine-tuned model that is asked in another format than it was taught in."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from typing import Final, NamedTuple

import msgspec

from mlaudit.code.facts import Candidate
from mlaudit.code.file import FileContext, descend
from mlaudit.code.pattern import regex
from mlaudit.code.project import ProjectView
from mlaudit.code.rule import FileRule, Issue, Severity
from mlaudit.code.tree import parent_of
from mlaudit.findings import Finding, Related

_FORMATS: Final[dict[str, re.Pattern[str]]] = {
    "Alpaca": regex(r"#{2,3} ?(Instruction|Response):"),
    "Human/Assistant": regex(r"### (Human|Assistant):"),
    "Vicuna": regex(r"\bUSER:.*\bASSISTANT:", re.DOTALL),
    "ChatML": regex(r"<\|im_start\|>"),
    "Llama 2": regex(r"\[INST\]"),
    "Llama 3": regex(r"<\|start_header_id\|>"),
    "Zephyr": regex(r"<\|(user|assistant)\|>"),
    "Gemma": regex(r"<start_of_turn>"),
}
"""Formats by the marks that no other has."""
_MARKS: Final[dict[str, tuple[bytes, ...]]] = {
    "Alpaca": (b"Instruction:", b"Response:"),
    "Human/Assistant": (b"# Human:", b"# Assistant:"),
    "Vicuna": (b"ASSISTANT:",),
    "ChatML": (b"<|im_start|>",),
    "Llama 2": (b"[INST]",),
    "Llama 3": (b"<|start_header_id|>",),
    "Zephyr": (b"<|user|>", b"<|assistant|>"),
    "Gemma": (b"<start_of_turn>",),
}
"""What a file holds, byte for byte, that writes a format: one of these words."""

_CHAT: Final = "the tokenizer's chat template"
_HAND_MADE: Final = frozenset({"Alpaca", "Human/Assistant", "Vicuna"})
"""Formats that are no tokenizer's own."""

_TUNERS: Final = frozenset(
    {"SFTTrainer", "UnslothTrainer", "DPOTrainer", "ORPOTrainer", "Trainer", "Seq2SeqTrainer", "SFTConfig"}
)
_ASKS: Final = frozenset(
    {"generate", "pipeline", "create", "completion", "complete", "invoke", "text_generation", "LLM"}
)


class _Taught(NamedTuple):
    """A format that a training uses, and where."""

    form: str
    path: str
    line: int
    cell: int | None


class PromptTemplateMismatch(FileRule):
    """A model is asked in another chat format than it was fine-tuned in.

    Compares the formats (Alpaca, ChatML, Llama, Vicuna, Gemma and others, or the tokenizer's own chat template) of the
    texts in files that fine-tune with those in files that ask a model.

    Why it hurts:
        Fine-tuning teaches where the question ends and the answer begins by the marks round them. Without these marks
        the model goes on with the question, answers in another voice, or never stops; the evaluation, made with the
        training's own template, shows nothing of it.

    Bad:
        # file: train.py
        from datasets import load_dataset
        from trl import SFTTrainer

        TEMPLATE = "### Instruction:\\n{instruction}\\n\\n### Response:\\n{response}"

        def formatted(row):
            return TEMPLATE.format(**row)

        trainer = SFTTrainer(model="mistral-7b", train_dataset=load_dataset("ours")["train"], formatting_func=formatted)
        trainer.train()
        trainer.save_model("models/support")

        # file: app.py
        from fastapi import FastAPI
        from transformers import pipeline

        app = FastAPI()
        generator = pipeline("text-generation", model="models/support")

        @app.post("/answer")
        def answer(question: str):
            return generator(f"<s>[INST] {question} [/INST]", max_new_tokens=200)

    Good:
        # file: prompts.py
        QUESTION = "### Instruction:\\n{instruction}\\n\\n### Response:\\n"

        # file: train.py
        from datasets import load_dataset
        from prompts import QUESTION
        from trl import SFTTrainer

        def formatted(row):
            return QUESTION.format(instruction=row["instruction"]) + row["response"]

        trainer = SFTTrainer(model="mistral-7b", train_dataset=load_dataset("ours")["train"], formatting_func=formatted)
        trainer.train()

        # file: app.py
        from fastapi import FastAPI
        from prompts import QUESTION
        from transformers import pipeline

        app = FastAPI()
        generator = pipeline("text-generation", model="models/support")

        @app.post("/answer")
        def answer(question: str):
            return generator(QUESTION.format(instruction=question), max_new_tokens=200)

    When not to use it:
        A file that also holds the format of the training is not flagged: it serves several models. Where the file asks
        another model than the one that was fine-tuned, suppress with that model's name.

    References:
        https://huggingface.co/docs/transformers/chat_templating
    """

    code = "MLA212"
    name = "prompt-template-mismatch"
    severity = Severity.ERROR
    elsewhere = Severity.WARNING
    remediation = "Keep the template in one module, or in the tokenizer's chat template, and use it on both sides."
    triggers = (
        b"# Instruction:",
        b"#Instruction:",
        b"# Response:",
        b"# Human:",
        b"# Assistant:",
        b"ASSISTANT:",
        b"im_start",
        b"INST",
        b"start_header_id",
        b"<|user|>",
        b"<|assistant|>",
        b"start_of_turn",
        b"apply_chat_template",
    )

    def finish(self, file: FileContext) -> Iterator[Issue]:
        """The formats that a file writes, each once, with what the file does with a model."""
        tunes = any(last in _TUNERS for _, last in file.calls)
        data = {"tunes": tunes, "asks": any(last in _ASKS for _, last in file.calls)}
        for form, node in sorted(_written(file).items()):
            message = f"this prompt is written in the format {form}"
            yield self.issue(node, message, confidence=0.8, data={**data, "format": form})

    def refine(self, candidate: Candidate, project: ProjectView) -> Finding | None:
        """Say it of a file that asks a model, where none of its formats is one of the fine-tuning near it."""
        data = candidate.data
        where = candidate.finding.location
        finding = project.in_context(self, candidate)
        if finding is None or where is None or data["tunes"]:
            return None
        if not data["asks"] and finding.context != "serving":
            return None
        taught = [each for each in _taught(project) if _is_near(each.path, where.path)]
        own = {c.data["format"] for c in project.files[where.path].candidates_of(self.code)}
        if not taught or any(_agree(each.form, form) for each in taught for form in own):
            return None
        first = taught[0]
        related = Related(first.path, first.line, f"fine-tuned in {first.form}", first.cell)
        message = f"the model is asked in {data['format']}, and was fine-tuned in {first.form} ({first.path})"
        return msgspec.structs.replace(finding, message=message, related=(related,))


def _written(file: FileContext) -> dict[str, ast.expr]:
    """The formats of a file with the first text that is written in each; what documents is no prompt."""
    found: dict[str, ast.expr] = {}
    for call in file.calls_where(_applies_template):
        found.setdefault(_CHAT, call)
    formats = {form: pattern for form, pattern in _FORMATS.items() if file.holds(*_MARKS[form])}
    for node in descend(file.tree.module) if formats else ():
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and not isinstance(parent_of(node), ast.Expr):
            for form, pattern in formats.items():
                if form not in found and pattern.search(node.value):
                    holder = parent_of(node)
                    found[form] = holder if isinstance(holder, ast.JoinedStr) else node
    return found


def _applies_template(_: str, last: str) -> bool:
    return last == "apply_chat_template"


def _taught(project: ProjectView) -> list[_Taught]:
    """The formats of all files that fine-tune, and of the modules of texts that these import."""
    known: list[_Taught] | None = project.shared.get("formats taught")
    if known is None:
        formats: dict[str, tuple[Candidate, ...]] = {}
        for path, facts in project.files.items():
            if candidates := facts.candidates_of(PromptTemplateMismatch.code):
                formats[path] = candidates
        known = []
        tuners = _tuners(project, formats) if formats else []
        for path, candidates in formats.items():
            if candidates[0].data["tunes"] or any(_imports(project, tuner, path) for tuner in tuners):
                for candidate in candidates:
                    where = candidate.finding.location
                    if where is not None:
                        known.append(_Taught(candidate.data["format"], path, where.line, where.cell))
        project.shared["formats taught"] = known
    return known


def _tuners(project: ProjectView, formats: dict[str, tuple[Candidate, ...]]) -> list[str]:
    """The files that fine-tune: by the formats that they hold, or by what they call."""
    own = [path for path, candidates in formats.items() if candidates[0].data["tunes"]]
    calls = [
        path
        for path, facts in project.files.items()
        for call in (*facts.module_calls, *(call for function in facts.functions for call in function.calls))
        if call.target.rpartition(".")[2] in _TUNERS
    ]
    return sorted({*own, *calls})


def _imports(project: ProjectView, importer: str, imported: str) -> bool:
    for fact in project.files[importer].imports:
        for name in (fact.name, fact.name.rpartition(".")[0]):
            if name and project.module_path(name, importer) == imported:
                return True
    return False


def _is_near(path: str, other: str) -> bool:
    """Whether two files are of one program: they share their top folder, or one of them lies at the root."""
    return "/" not in path or "/" not in other or path.partition("/")[0] == other.partition("/")[0]


def _agree(taught: str, asked: str) -> bool:
    """Whether two formats may be one: a tokenizer's template may be any of those that come with models."""
    if _CHAT in (taught, asked):
        return taught == asked or not {taught, asked} & _HAND_MADE
    return taught == asked
