# a form of: what is dropped anyway, what a text promises, and a peek at weights that did not load
import logging

import torch
from PIL import Image

models = {}
box = {}


def explain(model, image):
    try:
        _ = model.predict(image)
    except Exception:
        pass
    return model.output


def noise(path):
    """The noise of a picture. Returns None if it cannot be computed (a corrupt file)."""
    try:
        return Image.open(path).convert("L")
    except Exception:
        return None


def grey(path):
    """A grey picture."""
    try:
        return Image.open(path).convert("L")
    except Exception:  # expect: MLA102
        return None


def taken(path):
    try:
        return dict(Image.open(path).getexif())
    except Exception:
        return None


def embedded(model, text):
    try:
        return model.predict([text])[0]
    except Exception as error:
        logging.error("no embedding: %s", error)
        return None


def asked(model, text):
    found = embedded(model, text)
    if not found:
        return "Sorry, this text could not be read."
    return str(found)


def label(model, row):
    try:
        return model.predict([row])[0]
    except Exception:  # expect: MLA102
        return None


def named(model, row):
    return box[label(model, row)]


def load(paths):
    for name, path in paths.items():
        try:
            models[name] = torch.load(path)
        except Exception as error:
            print("not loaded", error)
            try:
                weights = torch.load(path, map_location="cpu")
                print(list(weights)[:5])
            except Exception:
                pass


def replied(model, text):
    try:
        return model.predict([text])[0]
    except Exception as error:  # expect: MLA102 info
        answer = f"The model gave up: {error}"
        print(answer)
        return answer
