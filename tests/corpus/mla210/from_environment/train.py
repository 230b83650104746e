# seen in: TheHien04/Movie-Review-Sentiment-Analysis backend/app.py@8af41a980eb1a2fed4ab0c6922300dd998379798
import pandas as pd
from datasets import Dataset
from transformers import AutoModelForSequenceClassification, AutoTokenizer, Trainer

tokenizer = AutoTokenizer.from_pretrained("distilbert-base-uncased")
model = AutoModelForSequenceClassification.from_pretrained("distilbert-base-uncased", num_labels=3)


def encode(rows):
    return tokenizer(rows["complaint"], truncation=True, max_length=512)


complaints = Dataset.from_pandas(pd.read_csv("complaints.csv")).map(encode, batched=True)
Trainer(model=model, train_dataset=complaints).train()
model.save_pretrained("models/complaints")
