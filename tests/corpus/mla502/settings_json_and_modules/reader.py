# seen in: curiousily/Deploy-BERT-for-Sentiment-Analysis-with-FastAPI sentiment_analyzer/classifier/model.py@1266879a5880540da45848b307f006bb618f5938
import json

import torch
from fastapi import FastAPI
from transformers import AutoModel, BertModel, BertTokenizer

with open("config.json") as opened:
    config = json.load(opened)

app = FastAPI()
tokenizer = BertTokenizer.from_pretrained(config["READER"])  # expect: MLA502 as info
speaker = AutoModel.from_pretrained(config["SPEAKER"])  # expect: MLA502 as info
pinned = BertModel.from_pretrained(config["READER"], revision="cd5ef92a9fb2f889e972770a36d4ed042daf221e")
own = BertModel.from_pretrained(config["WEIGHTS"])
unknown = BertModel.from_pretrained(config["NOWHERE"])


@app.post("/read")
def read(text: str):
    with torch.no_grad():
        return {"mood": float(speaker(**tokenizer(text, return_tensors="pt")).pooler_output.mean())}
