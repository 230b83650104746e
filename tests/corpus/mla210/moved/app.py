import torch
from fastapi import FastAPI
from transformers import BertForSequenceClassification, BertTokenizer

app = FastAPI()
device = torch.device("cpu")
tokenizer = BertTokenizer.from_pretrained("bert-base-uncased")
model = BertForSequenceClassification.from_pretrained(
    "bert-base-uncased", state_dict=torch.load("tone.pt", weights_only=True)
)


@app.post("/tone")
def tone(text: str):
    tokens = tokenizer(text, return_tensors="pt", truncation=True, max_length=512)  # expect: MLA210
    tokens = {name: tensor.to(device) for name, tensor in tokens.items()}
    with torch.no_grad():
        return int(model(**tokens).logits.argmax())


@app.post("/alike")
def alike(text: str):
    tokens = tokenizer(text, return_tensors="pt", truncation=True, max_length=96)
    tokens = {name: tensor.to(device) for name, tensor in tokens.items()}
    with torch.no_grad():
        return int(model(**tokens).logits.argmax())
