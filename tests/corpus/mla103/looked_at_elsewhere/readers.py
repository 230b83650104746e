# seen in: ahrazkk/ProjectAegis-Clinical-MLOps-Platform web/ddi_api/services/pubmedbert_predictor.py@657a62317ba902d99945ad2cab0db5a654b1f3c9
"""Two readers of reports, each with a flag: who calls the first looks at it, who calls the second shows it at most."""

import logging

from transformers import AutoModelForSequenceClassification, AutoTokenizer

log = logging.getLogger(__name__)


class ReportReader:
    def __init__(self, folder):
        self.is_loaded = False
        try:
            self.tokenizer = AutoTokenizer.from_pretrained(folder)
            self.model = AutoModelForSequenceClassification.from_pretrained(folder)
            self.is_loaded = True
        except Exception as error:  # ok: the route asks for the flag, and reads by rules without it
            log.error("no reader: %s", error)
            self.is_loaded = False

    def predict(self, text):
        return self.model(**self.tokenizer(text, return_tensors="pt"))


class LetterReader:
    def __init__(self, folder):
        self.letters_loaded = False
        try:
            self.words = AutoTokenizer.from_pretrained(folder)
            self.net = AutoModelForSequenceClassification.from_pretrained(folder)
            self.letters_loaded = True
        except Exception as error:  # expect: MLA103 as warning
            log.error("no reader: %s", error)
            self.letters_loaded = False

    def predict(self, text):
        return self.net(**self.words(text, return_tensors="pt"))


reports = ReportReader("reports")
letters = LetterReader("letters")
