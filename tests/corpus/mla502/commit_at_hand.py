"""The model is pinned and its tokenizer is not, one line below the commit."""

from transformers import AutoModelForSequenceClassification, AutoTokenizer

NAME = "acme/toxicity-small"
REVISION = "4556d13015211d73dccd3fdd39d39232506f3e43"


def load():
    tokenizer = AutoTokenizer.from_pretrained(NAME)  # expect: MLA502 as info
    model = AutoModelForSequenceClassification.from_pretrained(NAME, revision=REVISION)
    return tokenizer, model.eval()
