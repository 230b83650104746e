# seen in: SkafteNicki/dtu_mlops s8_monitoring/exercise_files/sentiment_api.py@9c805726abacbe1ee8333fe00de0ce2c6740a14c
from datasets import load_dataset
from transformers import AutoModelForSequenceClassification, AutoTokenizer, Trainer, TrainingArguments

NAME = "bert-base-cased"
tokenizer = AutoTokenizer.from_pretrained(NAME)
model = AutoModelForSequenceClassification.from_pretrained(NAME)
rows = load_dataset("imdb")["train"].map(
    lambda row: tokenizer(row["text"], truncation=True, max_length=160, padding="max_length")
)
trainer = Trainer(model=model, args=TrainingArguments("out", seed=1), train_dataset=rows)
trainer.train()
trainer.save_model("models/review")
