from torch import nn
from transformers import AutoModel


class Acceptability(nn.Module):
    def __init__(self):
        super().__init__()
        self.bert = AutoModel.from_pretrained("google/bert_uncased_L-2_H-128_A-2")
        self.head = nn.Linear(128, 2)

    def forward(self, input_ids, attention_mask):
        return self.head(self.bert(input_ids, attention_mask=attention_mask).last_hidden_state[:, 0])
