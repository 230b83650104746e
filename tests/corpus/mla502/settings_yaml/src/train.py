# seen in: megokul/text-summarizer src/textsummarizer/components/model_trainer.py, rayaran1000/Toxic-Comment-Classifier src/ToxicCommentClassifier/components/model_trainer.py@938b204cd7a1fab5573e7ee3920a718a84def89c
# seen in: cynthiiaa/sentiment-analysis-mlops scripts/train.py@8a8bffa03fdd1a3d6ca7109bd9307179d06295d2
import yaml
from datasets import load_dataset
from transformers import AutoModelForSeq2SeqLM, AutoModelForSequenceClassification, AutoTokenizer


class Summariser:
    def __init__(self, config):
        self.config = config
        self.model_ckpt = None

    def load(self):
        model = AutoModelForSeq2SeqLM.from_pretrained(self.config.model_ckpt)  # expect: MLA502 as info
        tokenizer = AutoTokenizer.from_pretrained(self.config.tokenizer_ckpt)  # ok: a folder
        return model, tokenizer

    def resume(self):
        return AutoModelForSeq2SeqLM.from_pretrained(self.model_ckpt)  # ok: whatever somebody set


def load(path):
    with open(path) as stream:
        config = yaml.safe_load(stream)
    ranker = AutoModelForSequenceClassification.from_pretrained(config["ranker"]["name"])  # expect: MLA502 as info
    scorer = AutoModelForSequenceClassification.from_pretrained(config["scorer"]["name"])  # ok: a folder
    unknown = AutoModelForSequenceClassification.from_pretrained(config["other"]["name"])  # ok: nothing says what
    rows = load_dataset(config["data"]["dataset_name"])  # expect: MLA502 as info
    pinned = load_dataset(config["data"]["dataset_name"], revision=config["data"]["revision"])
    return ranker, scorer, unknown, rows, pinned
