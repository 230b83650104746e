from datasets import load_dataset
from transformers import AutoTokenizer


class Sentences:
    def __init__(self, name="google/bert_uncased_L-2_H-128_A-2", longest=128):
        self.longest = longest
        self.tokenizer = AutoTokenizer.from_pretrained(name)

    def prepare(self):
        self.train = load_dataset("glue", "cola")["train"].map(self.tokenised, batched=True)

    def tokenised(self, row):
        return self.tokenizer(row["sentence"], truncation=True, padding="max_length", max_length=self.longest)
