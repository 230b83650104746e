# a form of: the tensors of a tokenizer that are brought to the device one by one, and weights beside the network's name
import torch
from torch.utils.data import DataLoader, TensorDataset
from transformers import BertForSequenceClassification, BertTokenizer

from corpus import labelled

tokenizer = BertTokenizer.from_pretrained("bert-base-uncased")
texts, labels = labelled()
ids, masks = [], []
for text in texts:
    tokens = tokenizer.encode_plus(
        text, max_length=96, truncation=True, padding="max_length", return_tensors="pt"
    )
    ids.append(tokens["input_ids"])
    masks.append(tokens["attention_mask"])
loader = DataLoader(TensorDataset(torch.cat(ids), torch.cat(masks), torch.tensor(labels)), batch_size=8)
model = BertForSequenceClassification.from_pretrained("bert-base-uncased")
optimizer = torch.optim.AdamW(model.parameters())
for input_ids, mask, label in loader:
    loss = model(input_ids, attention_mask=mask, labels=label).loss
    loss.backward()
    optimizer.step()
torch.save(model.state_dict(), "tone.pt")
