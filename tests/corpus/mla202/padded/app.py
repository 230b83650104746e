import torch
from flask import Flask, jsonify, request
from net import Net
from transformers import BertTokenizer

TOKENIZER = BertTokenizer.from_pretrained("bert-base-uncased", revision="0a6aa9128b6194f4f3c4db429b6cb4891cdb421b")
app = Flask(__name__)
model = Net()
model.load_state_dict(torch.load("model.bin", weights_only=True))
model.eval()


@app.route("/predict")
def predict():
    coded = TOKENIZER.encode_plus(request.args["text"], None, max_length=64, truncation=True)
    ids = coded["input_ids"]
    ids = ids + ([0] * (64 - len(ids)))
    with torch.no_grad():
        return jsonify(score=float(model(torch.tensor([ids]))))
