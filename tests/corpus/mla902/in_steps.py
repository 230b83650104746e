# a form of: a cache of models that is filled step by step while requests ask whether it is there
import threading
from flask import Flask, request

app = Flask(__name__)
model = None
tokenizer = None
parts = {}
other = {}
safe = None
both = None
lock = threading.Lock()


def get():
    global model, tokenizer
    if model is None:  # expect: MLA902 as info
        model = load_model()
        tokenizer = load_tokenizer()
    return model, tokenizer


def fill():
    if parts:  # expect: MLA902 as info
        return
    parts["a"] = load_model()
    parts["b"] = load_tokenizer()


def fill_keyed():
    if "a" not in other:
        other["a"] = load_model()
    if "b" not in other:
        other["b"] = load_model()


def last():
    global safe, both
    if both is None:
        safe = load_model()
        both = load_tokenizer()


def locked():
    global model, tokenizer
    with lock:
        if model is None:
            model = load_model()
            tokenizer = load_tokenizer()


def renew(path):
    global model, tokenizer  # expect: MLA902 as info
    model = load_model(path)
    tokenizer = load_tokenizer(path)


def renew_at_once(path):
    global model, tokenizer
    made, words = load_model(path), load_tokenizer(path)
    model, tokenizer = made, words


@app.route("/predict", methods=["POST"])
def predict():
    get(), fill(), fill_keyed(), last(), locked()
    return {"x": model.predict(request.json)}


@app.route("/reload", methods=["POST"])
def reload():
    renew(request.json["path"])
    renew_at_once(request.json["path"])
    return {}


def at_start():
    global warm, words
    if warm is None:
        warm = load_model()
        words = load_tokenizer()


warm = words = None
at_start()


@app.route("/warm", methods=["POST"])
def warmed():
    at_start()
    return {"x": warm.predict(request.json)}


loaded = False
net = labels = None


def load_once():
    global net, labels, loaded
    if loaded:
        return
    net = load_model()
    labels = load_labels()
    loaded = True


@app.route("/once", methods=["POST"])
def once():
    load_once()
    return {"x": labels[net.predict(request.json)]}
