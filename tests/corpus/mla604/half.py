"""What is asked for in half precision is for a GPU alone: a note."""

import torch
from flask import Flask, jsonify, request
from transformers import AutoModelForCausalLM, AutoTokenizer

app = Flask(__name__)


TOKENIZER = AutoTokenizer.from_pretrained("writer-7b")


class Writer:
    def __init__(self, name):
        self.model = AutoModelForCausalLM.from_pretrained(name, torch_dtype=torch.float16).cuda()  # expect: MLA604 as info

    def write(self, text):
        return self.model.generate(**TOKENIZER([text], return_tensors="pt").to("cuda"))


@app.route("/write", methods=["POST"])
def write():
    return jsonify(Writer("writer-7b").write(request.json["text"]))
