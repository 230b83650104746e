# a form of: a global model that a failed load turns into the word for a demo, and steps that raise on inside one try
import logging

import joblib
from fastapi import FastAPI

logger = logging.getLogger(__name__)
app = FastAPI()
model = None
encoder = None
labels = []


def load_once():
    global model
    try:
        model = joblib.load("cells.joblib")
    except Exception as error:  # expect: MLA103
        logger.error("no model: %s", error)
        model = "demo_mode"


class Engine:
    def load(self):
        try:
            self.net = joblib.load("net.joblib")
            self.model_name = "net"
        except Exception as error:
            logger.error("no model: %s", error)
            raise
        self.backend = "mock"

    def load_or_pretend(self):
        try:
            self.net = joblib.load("net.joblib")
            self.backend = "net"
        except Exception as error:  # expect: MLA103
            logger.error("no model: %s", error)
            self.backend = "Mock"


def load_all():
    global encoder, labels
    try:
        with open("labels.txt") as lines:
            labels = [line.strip() for line in lines]
        try:
            encoder = joblib.load("encoder.joblib")
        except Exception as error:
            logger.error("no encoder")
            raise RuntimeError("the encoder cannot be read") from error
    except Exception as error:  # expect: MLA103
        logger.error("going on by keywords: %s", error)
        labels = ["bill", "complaint"]
        encoder = None


@app.get("/theme")
def theme(name: str):
    try:
        mode = themes[name]
    except KeyError:
        mode = "demo"
    return {"mode": mode}


@app.post("/cells")
def cells(rows: list[list[float]]):
    if model == "demo_mode":
        return {"kinds": [choose(row) for row in rows]}
    return {"kinds": model.predict(encoder.transform(rows)).tolist()}
