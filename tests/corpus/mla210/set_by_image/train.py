# a form of: a default of the environment that the image does not leave to itself
import pandas as pd
from datasets import Dataset
from transformers import AutoModelForSequenceClassification, AutoTokenizer, Trainer

tokenizer = AutoTokenizer.from_pretrained("distilbert-base-uncased")
model = AutoModelForSequenceClassification.from_pretrained("distilbert-base-uncased", num_labels=3)


def encode(rows):
    return tokenizer(rows["ticket"], truncation=True, max_length=512)


tickets = Dataset.from_pandas(pd.read_csv("tickets.csv")).map(encode, batched=True)
Trainer(model=model, train_dataset=tickets).train()
model.save_pretrained("models/tickets")
