import os

import torch
from network import Router
from transformers import BertTokenizer
from ts.torch_handler.base_handler import BaseHandler


class RouterHandler(BaseHandler):
    def initialize(self, context):
        folder = context.system_properties.get("model_dir")
        weights = os.path.join(folder, context.manifest["model"]["serializedFile"])
        self.model = Router(teams=7)
        self.model.load_state_dict(torch.load(weights, weights_only=True))
        self.model.eval()
        self.tokenizer = BertTokenizer.from_pretrained("bert-base-uncased")

    def preprocess(self, data):
        bodies = []
        for row in data:
            if isinstance(row, list):
                bodies.append(row[0])
            else:
                bodies.append(row["body"])
        return self.tokenizer(bodies, padding="max_length", truncation=True, max_length=128, return_tensors="pt")  # expect: MLA202

    def inference(self, data):
        with torch.no_grad():
            return self.model(input_ids=data["input_ids"], attention_mask=data["attention_mask"])["logits"]
