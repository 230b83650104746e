from transformers import AutoModelForSequenceClassification, AutoTokenizer

tokenizer = AutoTokenizer.from_pretrained("labels")
model = AutoModelForSequenceClassification.from_pretrained("labels")


def label_of(text):
    return model(**tokenizer(text, truncation=True, max_length=256, return_tensors="pt")).logits.argmax().item()
