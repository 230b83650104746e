# a module that takes what people wrote and answers with a label, and one that others learn through
import torch
from torch import nn
from transformers import AutoModelForSequenceClassification, AutoTokenizer


class Moods(nn.Module):
    def __init__(self, name):
        super().__init__()
        self.tokenizer = AutoTokenizer.from_pretrained(name)
        self.model = AutoModelForSequenceClassification.from_pretrained(name)
        self.labels = ["good", "bad"]

    def forward(self, text):
        inputs = self.tokenizer(text, return_tensors="pt", truncation=True)
        outputs = self.model(**inputs)  # expect: MLA602 as info
        chances = torch.softmax(outputs.logits, dim=-1)
        return self.labels[torch.argmax(chances, dim=1).item()], chances.max().item()


class Learner(nn.Module):
    def __init__(self, name):
        super().__init__()
        self.tokenizer = AutoTokenizer.from_pretrained(name)
        self.model = AutoModelForSequenceClassification.from_pretrained(name)
        self.loss = nn.CrossEntropyLoss()

    def forward(self, text, labels):
        inputs = self.tokenizer(text, return_tensors="pt", truncation=True)
        outputs = self.model(**inputs)
        self.last = torch.argmax(outputs.logits, dim=1)[0].item()
        return self.loss(outputs.logits, labels)


class Chances(nn.Module):
    def __init__(self, name):
        super().__init__()
        self.tokenizer = AutoTokenizer.from_pretrained(name)
        self.model = AutoModelForSequenceClassification.from_pretrained(name)

    def forward(self, text):
        inputs = self.tokenizer(text, return_tensors="pt", truncation=True)
        return self.model(**inputs).logits
