# a form of: a data set that is made of rows which the program holds
import sqlite3

from datasets import Dataset
from transformers import AutoModelForSequenceClassification, AutoTokenizer, Trainer

tokenizer = AutoTokenizer.from_pretrained("distilbert-base-uncased")
model = AutoModelForSequenceClassification.from_pretrained("distilbert-base-uncased", num_labels=5)


def rows():
    with sqlite3.connect("letters.db") as db:
        return [{"text": text, "label": label} for text, label in db.execute("select text, label from letters")]


def encode(batch):
    return tokenizer(batch["text"], truncation=True, max_length=384)


letters = Dataset.from_list(rows()).map(encode, batched=True)
Trainer(model=model, train_dataset=letters).train()
model.save_pretrained("models/letters")
