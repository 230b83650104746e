# a form of: a fine-tuned classifier that a service asks through the pipeline of transformers, which brings its tokenizer
import re

from datasets import load_dataset
from transformers import AutoModelForSequenceClassification, AutoTokenizer, Trainer, TrainingArguments

BASE = "distilbert-base-cased"
tokenizer = AutoTokenizer.from_pretrained(BASE)


def without_links(row):
    row["post"] = re.sub(r"http\S+", "", row["post"].lower())
    return row


def coded(rows):
    return tokenizer(rows["post"], truncation=True, padding="max_length", max_length=128)


posts = load_dataset("csv", data_files="posts.csv")["train"].map(without_links).map(coded, batched=True)
model = AutoModelForSequenceClassification.from_pretrained(BASE, num_labels=2)
trainer = Trainer(model=model, args=TrainingArguments(output_dir="out"), train_dataset=posts)
trainer.train()
trainer.save_model("post-mood")
tokenizer.save_pretrained("post-mood")
