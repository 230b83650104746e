"""MLA210: another tokenizer, or another cut, than the model was fine-tuned with."""

from __future__ import annotations

from collections.abc import Iterable

from mlaudit.code.parity.analysis import Compared
from mlaudit.code.parity.compare import PARAMETER, Difference
from mlaudit.code.parity.steps import parameter_shown
from mlaudit.code.parity.values import Place
from mlaudit.code.project import ProjectView
from mlaudit.code.rule import Finding, ProjectRule
from mlaudit.findings import Severity

from ._said import Said, finding, grouped


class TokenizerMismatch(ProjectRule):
    """Serving prepares text or images with another tokenizer or processor than training, or cuts at another length.

    Compares the names that both sides give to `from_pretrained`, and `max_length`, `truncation` and lower-casing. A
    tokenizer that is loaded from the folder that training saved is equal by construction.

    Why it hurts:
        Another vocabulary gives every token another number: the fine-tuned model reads noise. A cased tokenizer before
        an uncased model, or half the length, is quieter: it only loses accuracy.

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
    severity = Severity.ERROR
    elsewhere = Severity.WARNING
    remediation = "Save the tokenizer or processor with the model and load it from there."

    def check(self, project: ProjectView) -> Iterable[Finding]:
        """One finding for each tokenizer call that differs from training's."""
        for said in grouped(project, is_tokenizer, _place):
            made = finding(self, project, said, _message(said))
            if made is not None:
                yield made


def is_tokenizer(difference: Difference) -> bool:
    """Whether a difference is about a tokenizer's arguments."""
    step = difference.serving
    return difference.kind == PARAMETER and step is not None and step.op == "tokenizer"


def _place(compared: Compared, difference: Difference) -> Place:
    return difference.serving.place if difference.serving is not None else compared.pair.serving.place


def _message(said: Said) -> str:
    parts = [
        f"{'the tokenizer of ' if name == 'pretrained' else f'{name} '}{parameter_shown(there)} in training and"
        f" {parameter_shown(here)} at serving"
        for name, there, here in said.differences[0].what
    ]
    return f"the model's input is made by {'; '.join(parts)}"
