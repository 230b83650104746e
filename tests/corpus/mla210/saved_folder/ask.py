from transformers import AutoModelForSequenceClassification, AutoTokenizer

tokenizer = AutoTokenizer.from_pretrained("model_output")
model = AutoModelForSequenceClassification.from_pretrained("model_output")


def predict(text):
    return model(**tokenizer(text, truncation=True, return_tensors="pt")).logits.tolist()
