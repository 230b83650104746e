# seen in: bhavaniravi/emoji-suggester-mlops-zoomcamp-2025 src/serving/predict_app.py
import re

import pandas as pd
from datasets import Dataset
from transformers import AutoModelForSequenceClassification, AutoTokenizer, Trainer, TrainingArguments

letters = pd.read_csv("letters.csv")
letters["letter"] = letters["letter"].apply(lambda text: re.sub(r"[^a-z ]", "", text.lower()))
tokenizer = AutoTokenizer.from_pretrained("distilbert-base-cased")
model = AutoModelForSequenceClassification.from_pretrained("distilbert-base-cased")
rows = Dataset.from_pandas(letters).map(lambda row: tokenizer(row["letter"], truncation=True), batched=True)
Trainer(model=model, args=TrainingArguments("out"), train_dataset=rows).train()
model.save_pretrained("out/tone")
tokenizer.save_pretrained("out/tone")
