# seen in: luntaixiax/text-summarizer-deploy deploy-fastapi/apis.py
import os

from transformers import AutoModelForSeq2SeqLM, AutoTokenizer, pipeline

CHECKPOINT = os.environ["HF_HUB_REPO"]
FOLDER = os.environ["MODEL_DIR"]


class Summariser:
    def __init__(self):
        self.tokenizer = AutoTokenizer.from_pretrained(CHECKPOINT)  # expect: MLA502 as info
        self.model = AutoModelForSeq2SeqLM.from_pretrained(os.environ["HF_HUB_REPO"])  # expect: MLA502 as info


def pinned():
    return AutoModelForSeq2SeqLM.from_pretrained(CHECKPOINT, revision=os.environ["HF_HUB_REVISION"])


def local():
    return pipeline("summarization", model=FOLDER)  # ok: a folder on this machine
