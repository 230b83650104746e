# a form of: a classifier that is made in the try, and whose weights cannot be loaded
import logging

import torch
from flask import Flask, jsonify, request

from nets import Quality, Topics

logger = logging.getLogger(__name__)
app = Flask(__name__)


class Reader:
    def __init__(self):
        self.topics = None
        self.load()

    def load(self):
        try:
            self.topics = Topics()
            self.topics.load_state_dict(torch.load("topics.pt", weights_only=True))
            self.topics.eval()
        except Exception as error:  # expect: MLA103 as error
            logger.error("topics: %s", error)

    def read(self, text):
        return self.topics(text).item()


class Grader:
    def __init__(self):
        self.quality = None
        try:
            self.quality = torch.jit.load("quality.pt")
        except Exception as error:  # expect: MLA103 as warning
            logger.error("quality: %s", error)

    def grade(self, text):
        return self.quality(text).item()


reader, grader = Reader(), Grader()


@app.route("/read", methods=["POST"])
def read():
    text = request.get_json()["text"]
    return jsonify(topic=reader.read(text), grade=grader.grade(text))
