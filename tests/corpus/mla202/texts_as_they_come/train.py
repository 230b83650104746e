# a form of: luntaixiax/text-summarizer-deploy train/train.py cf728912400bd2179ecd7138b0648f3d9e12e8c9
import re

from datasets import load_dataset
from transformers import AutoModelForSeq2SeqLM, AutoTokenizer, Seq2SeqTrainer, Seq2SeqTrainingArguments

tokenizer = AutoTokenizer.from_pretrained("google/mt5-small", revision="7e2c4b1")
network = AutoModelForSeq2SeqLM.from_pretrained("google/mt5-small", revision="7e2c4b1")


def clean_article(text):
    lines = [line for line in text.split("\n") if line.endswith((".", "!", "?"))]
    return re.sub(r"\(.*?\)", "", " ".join(lines))


def encode(rows):
    articles = [clean_article(each) for each in rows["article"]]
    made = tokenizer(articles, max_length=512, truncation=True)
    made["labels"] = tokenizer(rows["summary"], max_length=64, truncation=True)["input_ids"]
    return made


rows = load_dataset("json", data_files="articles.jsonl")["train"].map(encode, batched=True)
trainer = Seq2SeqTrainer(model=network, args=Seq2SeqTrainingArguments("out", seed=1), train_dataset=rows)
trainer.train()
trainer.save_model("shortener")
