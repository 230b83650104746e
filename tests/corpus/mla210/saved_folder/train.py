# seen in: vikram0678/bert-sentiment-mlops scripts/train.py (the sound form)
from datasets import load_dataset
from transformers import AutoModelForSequenceClassification, AutoTokenizer, Trainer, TrainingArguments

tokenizer = AutoTokenizer.from_pretrained("distilbert-base-uncased")
model = AutoModelForSequenceClassification.from_pretrained("distilbert-base-uncased")
rows = load_dataset("imdb")["train"].map(lambda row: tokenizer(row["text"], truncation=True))
trainer = Trainer(model=model, args=TrainingArguments("runs"), train_dataset=rows)
trainer.train()
trainer.save_model("model_output")
tokenizer.save_pretrained("model_output")
