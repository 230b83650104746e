# a form of: a tokenizer that is given a length in training, and none where texts are asked about
from datasets import load_dataset
from transformers import AutoModelForSequenceClassification, AutoTokenizer, Trainer, TrainingArguments

NAME = "distilbert-base-uncased"
LONGEST = 128
tokenizer = AutoTokenizer.from_pretrained(NAME)


def tokenised(rows):
    return tokenizer(rows["text"], truncation=True, padding="max_length", max_length=LONGEST)


model = AutoModelForSequenceClassification.from_pretrained(NAME)
rows = load_dataset("imdb")["train"].map(tokenised, batched=True)
trainer = Trainer(model=model, args=TrainingArguments("out"), train_dataset=rows)
trainer.train()
trainer.save_model("models/sentiment")
tokenizer.save_pretrained("models/sentiment")
