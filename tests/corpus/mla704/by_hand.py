# seen in: Mutiu123/End-to-end-Medical-Chatbot-Implementation-using-Llama2 app.py, MLOps-Group-3/Amazon-Reviews-Sentiment-Analysis project_pipeline/dags/model_utils/src/app.py
"""What Flask hands over as it was sent: texts and lists that nothing measures."""

import json

import numpy as np
import pandas as pd
from flask import Flask, abort, jsonify, request
from langchain.chains import RetrievalQA
from parts import classify, llm, retriever
from transformers import AutoModelForSequenceClassification, AutoTokenizer

app = Flask(__name__)
answers = RetrievalQA.from_chain_type(llm=llm, chain_type="stuff", retriever=retriever)
tokenizer = AutoTokenizer.from_pretrained("m", revision="0b1c")
network = AutoModelForSequenceClassification.from_pretrained("m", revision="0b1c")


@app.route("/ask", methods=["GET", "POST"])
def ask():
    said = request.form["msg"]  # expect: MLA704
    return str(answers({"query": said})["result"])


@app.route("/ask/short", methods=["POST"])
def ask_short():
    said = request.form.get("msg", "").strip()
    if len(said) > 600:
        abort(413)
    return str(answers({"query": said})["result"])


@app.route("/ask/cut", methods=["POST"])
def ask_cut():
    question = request.get_json()["question"]
    return str(answers({"query": question[:600]})["result"])


@app.route("/opinions", methods=["POST"])
def opinions():
    sent = request.get_json()
    texts = sent.get("texts", [])  # expect: MLA704
    encoded = tokenizer(texts, padding=True, return_tensors="pt")
    return jsonify(network(**encoded).logits.argmax(-1).tolist())


@app.route("/opinions/few", methods=["POST"])
def opinions_few():
    texts = request.json.get("texts", [])
    if not 0 < len(texts) <= 64:
        abort(422)
    return jsonify(network(**tokenizer(texts, padding=True, return_tensors="pt")).logits.argmax(-1).tolist())


@app.route("/score/table", methods=["POST"])
def score_table():
    table = pd.DataFrame(request.get_json())  # expect: MLA704
    return jsonify(scores=booster.predict(table).tolist())


@app.route("/score/rows", methods=["POST"])
def score_rows():
    rows = json.loads(request.data)  # expect: MLA704
    return jsonify(scores=booster.predict(rows).tolist())


@app.route("/score/instances", methods=["POST"])
def score_instances():
    sent = request.get_json(force=True)
    instances = np.asarray(sent["instances"])  # expect: MLA704
    return jsonify(predictions=booster.predict(instances).tolist())


@app.route("/score/one", methods=["POST"])
def score_one():
    sent = request.get_json(force=True)
    features = np.asarray(sent["data"]).reshape(1, -1)
    return jsonify(prediction=booster.predict(features).tolist())


@app.route("/score/customer", methods=["POST"])
def score_customer():
    customer = request.get_json()
    return jsonify(churn=float(booster.predict(pd.DataFrame([customer]))))


@app.route("/score/helper", methods=["POST"])
def score_helper():
    customer = request.get_json()
    return jsonify(churn=predict_one(customer))


def predict_one(customer):
    return float(booster.predict(vectorizer.transform([customer])))


@app.route("/label", methods=["POST"])
def label():
    return jsonify(classify(request.json["code"]))
