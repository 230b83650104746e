# seen in: AbhijithPai/fastapi-ml-project Day 12/app/llm/loader.py@f34c5321e9ce46f5814c3a859428554737959df6
import os
from pathlib import Path

from datasets import load_dataset
from huggingface_hub import hf_hub_download, snapshot_download
from sentence_transformers import SentenceTransformer
from transformers import AutoModel, AutoTokenizer, pipeline

ENCODER = "intfloat/e5-small-v2"
HERE = Path(__file__).parent
PINNED = "5e4b2d8a0d2e5c7a0c5c9c2f3e3a1b0d9f8e7c6b"

tokenizer = AutoTokenizer.from_pretrained(ENCODER)  # expect: MLA502 as info
model = AutoModel.from_pretrained(ENCODER, revision=PINNED)
branch = AutoModel.from_pretrained(ENCODER, revision="main")  # expect: MLA502 as info
embedder = SentenceTransformer("all-MiniLM-L6-v2")  # expect: MLA502 as info
by_environment = SentenceTransformer(os.getenv("EMBEDDER", "all-MiniLM-L6-v2"))  # expect: MLA502 as info
classify = pipeline("sentiment-analysis")  # expect: MLA502 as info
answer = pipeline("question-answering", model="deepset/roberta-base-squad2")  # expect: MLA502 as info
rows = load_dataset("imdb", split="train")  # expect: MLA502 as info
weights = hf_hub_download("owner/model", "model.onnx")  # expect: MLA502 as info

folder = snapshot_download("owner/model", revision=PINNED)
from_folder = AutoModel.from_pretrained(folder)
from_disk = AutoModel.from_pretrained("./models/encoder")
beside = AutoTokenizer.from_pretrained(HERE / "tokenizer")
offline = AutoModel.from_pretrained(ENCODER, local_files_only=True)
of_its_own = AutoModel.from_pretrained("my_model_v4")
retrained = AutoTokenizer.from_pretrained("ticket_model")
table = load_dataset("csv", data_files="rows.csv")
ready = pipeline("text-classification", model=model, tokenizer=tokenizer)
