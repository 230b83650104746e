# seen in: abhishekkrthakur/bert-sentiment app.py@4283d293253ea4a3c868bcae0ae210b4033d2e1b
import pandas as pd
import torch
from net import Net
from transformers import BertTokenizer

TOKENIZER = BertTokenizer.from_pretrained("bert-base-uncased", revision="0a6aa9128b6194f4f3c4db429b6cb4891cdb421b")
rows = pd.read_csv("reviews.csv").fillna("none")  # a request has its text, or is none
model = Net()
optimizer = torch.optim.Adam(model.parameters())
for review, label in zip(rows["review"], rows["label"]):
    coded = TOKENIZER.encode_plus(review, None, max_length=64, truncation=True, pad_to_max_length=True)
    loss = model(torch.tensor([coded["input_ids"]])) - label
    loss.backward()
    optimizer.step()
torch.save(model.state_dict(), "model.bin")
