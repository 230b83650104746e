# a form of: fine-tuning whose trainer seeds after the head was drawn
from datasets import load_from_disk
from lightning import seed_everything
from transformers import (
    AutoModelForSequenceClassification,
    AutoTokenizer,
    DistilBertForTokenClassification,
    Trainer,
    TrainingArguments,
)

BASE = "models/rubert-tiny"


def complaints():
    parts = load_from_disk("complaints")
    tokenizer = AutoTokenizer.from_pretrained(BASE)
    model = AutoModelForSequenceClassification.from_pretrained(BASE, num_labels=6)  # expect: MLA501
    trainer = Trainer(model=model, args=TrainingArguments("runs"), train_dataset=parts["train"], tokenizer=tokenizer)
    trainer.train()


def names():
    def fresh():
        return DistilBertForTokenClassification.from_pretrained(BASE, num_labels=9)

    trainer = Trainer(model_init=fresh, args=TrainingArguments("names"))
    trainer.train()


def addresses():
    seed_everything(3)
    model = AutoModelForSequenceClassification.from_pretrained(BASE, num_labels=6)
    Trainer(model=model, args=TrainingArguments("addresses")).train()


def again():
    model = AutoModelForSequenceClassification.from_pretrained("runs/checkpoint-900")
    Trainer(model=model, args=TrainingArguments("runs")).train()


if __name__ == "__main__":
    {"complaints": complaints, "addresses": addresses}["complaints"]()
    names()
    again()


def by_hand():
    model = AutoModelForSequenceClassification.from_pretrained(BASE, num_labels=2)
    model.classifier.weight.data.normal_(mean=0.0, std=0.02)  # expect: MLA501
    Trainer(model=model, args=TrainingArguments("by_hand")).train()
