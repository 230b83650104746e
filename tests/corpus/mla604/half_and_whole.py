"""A small model of full precision beside it runs anywhere."""

import torch
from flask import Flask, jsonify, request
from transformers import AutoModelForCausalLM, AutoModelForSequenceClassification

app = Flask(__name__)
writer = AutoModelForCausalLM.from_pretrained("writer-7b", torch_dtype=torch.bfloat16).to("cuda")
judge = AutoModelForSequenceClassification.from_pretrained("judge").to("cuda")  # expect: MLA604 as warning


@app.route("/write", methods=["POST"])
def write():
    ids = torch.tensor(request.json["ids"]).to("cuda")
    return jsonify(writer.generate(ids).tolist(), judge(ids).logits.tolist())
