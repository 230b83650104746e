"""The commit is written down, and used for the files of the tokenizer only."""

from transformers import AutoModel, AutoTokenizer

MODEL = "acme/embedder-remote"
MODEL_COMMIT = "9a1b2c3d4e5f60718293a4b5c6d7e8f901234567"

tokenizer = AutoTokenizer.from_pretrained(MODEL, revision=MODEL_COMMIT)
model = AutoModel.from_pretrained(MODEL, trust_remote_code=True)  # expect: MLA402
