# seen in: huggingface/notebooks sagemaker/18_inferentia_inference/code/inference.py
import os

import torch
from fastapi import FastAPI, Request
from transformers import AutoTokenizer

app = FastAPI()
tokenizer = AutoTokenizer.from_pretrained("tones")
model = torch.jit.load(os.path.join("tones", "traced.pt"))
table = torch.jit.load(os.path.join("tones", "rows.pt"))


@app.post("/tone")
async def tone(request: Request):
    data = await request.json()
    given = tokenizer(data.pop("inputs", data), return_tensors="pt", max_length=128, truncation=True)
    with torch.no_grad():
        return model(*tuple(given.values()))[0].tolist()


@app.post("/rows")
async def rows(request: Request):
    data = await request.json()
    with torch.no_grad():
        return table(torch.tensor([list(data.values())])).tolist()  # expect: MLA209
