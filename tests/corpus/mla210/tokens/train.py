from datasets import load_dataset
from transformers import AutoModelForSequenceClassification, AutoTokenizer, Trainer, TrainingArguments

NAME = "distilbert-base-uncased"
tokenizer = AutoTokenizer.from_pretrained(NAME)
model = AutoModelForSequenceClassification.from_pretrained(NAME)
rows = load_dataset("imdb")["train"].map(lambda row: tokenizer(row["text"], truncation=True, max_length=256))
trainer = Trainer(model=model, args=TrainingArguments("out", seed=1), train_dataset=rows)
trainer.train()
trainer.save_model("models/review")
