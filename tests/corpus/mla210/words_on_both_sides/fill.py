# a form of: one model, a word in front of documents, and another in front of questions
import torch
from transformers import AutoModel, AutoTokenizer

NAME = "nomic-ai/nomic-embed-text-v1.5"
tokenizer = AutoTokenizer.from_pretrained("bert-base-uncased")
model = AutoModel.from_pretrained(NAME)


def rows(texts):
    coded = tokenizer(["search_document: " + text for text in texts], padding=True, return_tensors="pt")
    with torch.no_grad():
        return model(**coded)[0][:, 0]
