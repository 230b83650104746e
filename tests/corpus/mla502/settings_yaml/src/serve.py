# seen in: megokul/text-summarizer src/textsummarizer/components/data_transformation.py
from transformers import AutoModel, AutoTokenizer


class Loader:
    def __init__(self, config):
        self.config = config

    def tokenizer(self):
        return AutoTokenizer.from_pretrained(self.config.tokenizer_name)  # expect: MLA502 as info

    def encoder(self):
        return AutoModel.from_pretrained(self.config.encoder_name)  # ok: a folder, as the settings say

    def reranker(self):
        return AutoModel.from_pretrained(self.config.reranker_name)  # expect: MLA502 as info
