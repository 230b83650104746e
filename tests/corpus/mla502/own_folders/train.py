# a form of: a model that the same project saved is loaded by the name of its folder
from transformers import AutoModelForSequenceClassification, AutoTokenizer, Trainer, TrainingArguments

COMMIT = "4f1a9c83b7d2e6a5f09c8b7a6d5e4f3a2b1c0d9e"


def train(rows):
    model = AutoModelForSequenceClassification.from_pretrained("someone/roberta-tickets", revision=COMMIT)
    tokenizer = AutoTokenizer.from_pretrained("someone/roberta-tickets", revision=COMMIT)
    trainer = Trainer(model, TrainingArguments(output_dir="tickets-run", seed=7), train_dataset=rows)
    trainer.train()
    trainer.save_model("./final/tickets")
    tokenizer.save_pretrained("final/tickets")
