"""Fine-tunes a classifier into a folder that an option names."""

import argparse

from transformers import AutoModelForSequenceClassification, Trainer, TrainingArguments


def tune_again(rows, folder="second"):
    base = AutoModelForSequenceClassification.from_pretrained(
        "distilbert-base-uncased", revision="6cdc0aad91f5ae2e6712e91bc7b65d1cf5c05411"
    )
    trainer = Trainer(base, TrainingArguments("third"), train_dataset=rows)
    trainer.train()
    trainer.save_model(folder)


def main(rows):
    parser = argparse.ArgumentParser()
    parser.add_argument("--output-dir", default="out")
    options = parser.parse_args()
    base = AutoModelForSequenceClassification.from_pretrained(
        "distilbert-base-uncased", revision="6cdc0aad91f5ae2e6712e91bc7b65d1cf5c05411"
    )
    trainer = Trainer(base, TrainingArguments(output_dir=options.output_dir), train_dataset=rows)
    trainer.train()
    trainer.save_model()
