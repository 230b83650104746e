import torch
from transformers import BertModel


class Router(torch.nn.Module):
    def __init__(self, teams):
        super().__init__()
        self.base = BertModel.from_pretrained("bert-base-uncased")
        self.head = torch.nn.Linear(self.base.config.hidden_size, teams)

    def forward(self, input_ids, attention_mask, labels=None):
        hidden = self.base(input_ids=input_ids, attention_mask=attention_mask).last_hidden_state
        logits = self.head(hidden[:, 0])
        loss = torch.nn.functional.cross_entropy(logits, labels) if labels is not None else None
        return {"loss": loss, "logits": logits}
