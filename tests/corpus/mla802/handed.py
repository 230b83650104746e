# seen in: cceyda/lit-NER lit_ner/serve.py@4a43c193c571c310376e63c4239d80bc94814db2
import base64
import json
import logging

from ts.torch_handler.base_handler import BaseHandler

logger = logging.getLogger(__name__)


class NerHandler(BaseHandler):
    def preprocess(self, data):
        logger.info(f"received: {data}")  # expect: MLA802
        logger.info("received %d requests", len(data))
        return [self.clean(each.get("body")) for each in data]

    def clean(self, data):
        sentence = data.decode("utf-8")
        logger.info("text: %s", sentence)  # expect: MLA802
        return sentence

    def postprocess(self, data):
        logger.info("labels: %s", data)
        return data


def lambda_handler(event, context):
    for record in event["Records"]:
        decoded = base64.b64decode(record["kinesis"]["data"]).decode("utf-8")
        logger.info(f"decoded: {decoded}")  # expect: MLA802
        logger.info("sequence %s", record["kinesis"]["sequenceNumber"])
        score(json.loads(decoded))
