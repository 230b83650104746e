"""MLA210: another tokenizer, or another cut, than the model was fine-tuned with; another embedder than the index."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from mlaudit.code.facts import Candidate
from mlaudit.code.file import FileContext
from mlaudit.code.parity.analysis import Compared
from mlaudit.code.parity.compare import PARAMETER, Difference
from mlaudit.code.parity.steps import parameter_shown
from mlaudit.code.parity.values import OWN_LIMIT, Place
from mlaudit.code.project import ProjectView
from mlaudit.code.rule import FileRule, Finding, Issue, ProjectRule
from mlaudit.findings import Related, Severity

from ._embedders import builders, embedder
from ._prefixes import TRIGGERS, bare, embeds
from ._said import Said, finding, grouped


class TokenizerMismatch(FileRule, ProjectRule):
    """Serving prepares text or images with another tokenizer or processor than training, or cuts at another length.

    Compares the names that both sides give to `from_pretrained`, and `max_length`, `truncation` and lower-casing. A
    tokenizer that is loaded from the folder that training saved is equal by construction. Of a vector index, the
    embedder of the questions is compared with that of the documents, where one file fills the index and another asks;
    and so are the words that `nomic-embed-text` and E5 want in front of a text (`search_document:` and `search_query:`,
    `passage:` and `query:`), where only the documents get theirs.

    Why it hurts:
        Another vocabulary gives every token another number: the fine-tuned model reads noise. A cased tokenizer before
        an uncased model, or half the length, is quieter: it only loses accuracy. Vectors of two embedders lie in two
        spaces: the nearest neighbour of a question is any document.

    Bad:
        # file: train.py
        from datasets import load_dataset
        from transformers import AutoModelForSequenceClassification, AutoTokenizer, Trainer, TrainingArguments

        tokenizer = AutoTokenizer.from_pretrained("bert-base-uncased")
        model = AutoModelForSequenceClassification.from_pretrained("bert-base-uncased")
        rows = load_dataset("imdb")["train"].map(lambda row: tokenizer(row["text"], truncation=True))
        trainer = Trainer(model=model, args=TrainingArguments("out"), train_dataset=rows)
        trainer.train()
        trainer.save_model("models/sentiment")

        # file: app.py
        from fastapi import FastAPI
        from transformers import AutoModelForSequenceClassification, AutoTokenizer

        app = FastAPI()
        tokenizer = AutoTokenizer.from_pretrained("bert-base-cased")
        model = AutoModelForSequenceClassification.from_pretrained("models/sentiment")

        @app.post("/predict")
        def predict(text: str):
            return model(**tokenizer(text, truncation=True, return_tensors="pt")).logits.tolist()

    Good:
        # file: train.py
        from datasets import load_dataset
        from transformers import AutoModelForSequenceClassification, AutoTokenizer, Trainer, TrainingArguments

        tokenizer = AutoTokenizer.from_pretrained("bert-base-uncased")
        model = AutoModelForSequenceClassification.from_pretrained("bert-base-uncased")
        rows = load_dataset("imdb")["train"].map(lambda row: tokenizer(row["text"], truncation=True))
        trainer = Trainer(model=model, args=TrainingArguments("out"), train_dataset=rows)
        trainer.train()
        trainer.save_model("models/sentiment")
        tokenizer.save_pretrained("models/sentiment")

        # file: app.py
        from fastapi import FastAPI
        from transformers import AutoModelForSequenceClassification, AutoTokenizer

        app = FastAPI()
        tokenizer = AutoTokenizer.from_pretrained("models/sentiment")
        model = AutoModelForSequenceClassification.from_pretrained("models/sentiment")

        @app.post("/predict")
        def predict(text: str):
            return model(**tokenizer(text, truncation=True, return_tensors="pt")).logits.tolist()

    When not to use it:
        Where two names stand for one vocabulary (a mirror of a public model).

    References:
        Hugging Face, "Fine-tuning": save the tokenizer with the model.
    """

    code = "MLA210"
    name = "tokenizer-mismatch"
    analysis = "parity"
    severity = Severity.ERROR
    elsewhere = Severity.WARNING
    remediation = "Save the tokenizer or processor with the model and load it from there."

    triggers = (b"SentenceTransformer", b"Embedding", *TRIGGERS)

    def finish(self, file: FileContext) -> Iterator[Issue]:
        """The embedder of a file that fills a vector index, or asks one."""
        found = embedder(file)
        if found is not None:
            call, name, fills, asks = found
            yield self.issue(call, "", data={"embedder": name, "fills": fills, "asks": asks})
        front = embeds(file)
        if front is not None:
            message = (
                f"texts are embedded bare, and the documents of the index behind `{front.document}`: `{front.model}`"
                f" expects `{front.query}` in front of a question"
            )
            data = {"model": front.model, "words": front.words, "told": front.told, "fills": False}
            yield self.issue(front.call, message, data=data)

    def refine(self, candidate: Candidate, project: ProjectView) -> Finding | None:
        """Said of a file that asks, where the only file near it that fills an index uses another embedder."""
        data = candidate.data
        finding = project.in_context(self, candidate)
        where = candidate.finding.location
        if finding is not None and where is not None and "model" in data:
            return self._bare(finding, where.path, data, project)
        if finding is None or where is None or data["fills"] or not data["asks"]:
            return None
        top = where.path.partition("/")[0] if "/" in where.path else ""
        near = [each for each in builders(project, self.code) if not top or each.path.startswith((f"{top}/",))]
        if not near or any(each.name == data["embedder"] for each in near) or len({e.name for e in near}) > 1:
            return None
        first = near[0]
        message = (
            f"questions are embedded with `{data['embedder']}`, and the index was filled with `{first.name}`"
            f" (`{first.path}`): the two spaces have nothing in common"
        )
        related = (Related(first.path, first.line, "the documents are embedded with this one"),)
        return msgspec.structs.replace(
            finding,
            message=message,
            related=related,
            confidence=0.8,
            remediation="Name the embedder once, keep it with the index, and take it from there to ask.",
        )

    def _bare(self, finding: Finding, path: str, data: dict[str, Any], project: ProjectView) -> Finding | None:
        """Said of a file that writes none of the words in front, where the documents of its model get theirs."""
        documents = None if data["words"] or data["told"] else bare(project, self.code, path, data["model"])
        if documents is None:
            return None
        related = (Related(*documents, "the documents are embedded here"),)
        fix = "Put the words that the model's card asks for in front of documents and of questions, in one function."
        return msgspec.structs.replace(finding, related=related, confidence=0.85, remediation=fix)

    def check(self, project: ProjectView) -> Iterable[Finding]:
        """One finding for each tokenizer call that differs from training's."""
        for said in grouped(project, is_tokenizer, _place):
            made = finding(self, project, said, _message(said))
            if made is not None and _is_of_length(said):
                made = msgspec.structs.replace(made, severity=min(made.severity, Severity.WARNING))
            if made is not None and all(here is OWN_LIMIT for _, _, here in said.differences[0].what):
                made = msgspec.structs.replace(made, severity=Severity.INFO)
            if made is not None:
                yield made


def is_tokenizer(difference: Difference) -> bool:
    """Whether a difference is about a tokenizer's arguments."""
    step = difference.serving
    return difference.kind == PARAMETER and step is not None and step.op == "tokenizer"


def _place(compared: Compared, difference: Difference) -> Place:
    """Where the tokenizer is called, or made where that is what differs."""
    step = difference.serving
    if step is None:
        return compared.pair.serving.place
    made = step.made if {name for name, _, _ in difference.what} <= {"pretrained", "do_lower_case"} else None
    return made or step.place


def _is_of_length(said: Said) -> bool:
    """Whether only long texts are treated otherwise: they fail, or lose their end; no other answer changes."""
    return [name for name, _, _ in said.differences[0].what] == ["truncation"]


def _message(said: Said) -> str:
    if _is_of_length(said):
        return (
            "long texts are cut in training and not at serving: the model gets more tokens than it ever saw, or fails"
        )
    parts = [
        f"{'the tokenizer of ' if name == 'pretrained' else f'{name} '}{parameter_shown(there)} in training and"
        f" {parameter_shown(here)} at serving"
        for name, there, here in said.differences[0].what
    ]
    return f"the model's input is made by {'; '.join(parts)}"
