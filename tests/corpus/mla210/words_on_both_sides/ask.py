import torch
from transformers import AutoModel, AutoTokenizer

tokenizer = AutoTokenizer.from_pretrained("bert-base-uncased")
model = AutoModel.from_pretrained("nomic-ai/nomic-embed-text-v1.5")


def embed(text):
    with torch.no_grad():
        return model(**tokenizer([text], return_tensors="pt"))[0][:, 0]
