# seen in: MLOpsGroup9/FrontShiftAI chat_pipeline/rag/data_loader.py and data_pipeline/scripts/VM_api.py
import os

from chromadb.utils import embedding_functions
from transformers import AutoModel, AutoProcessor

SETTINGS = {"chunk": 400}
EMBEDDER = os.getenv("EMBEDDER") or SETTINGS.get("embedding_model", "someone/sentences-small")

TABLE = {
    "small": {"repo_id": "someone/see-small", "tokens": 400},
    "large": {"repo_id": "someone/see-large", "tokens": 900},
}
FOLDERS = {"small": {"weights": "models/small"}, "large": {"weights": "models/large"}}


def embedder():
    return embedding_functions.SentenceTransformerEmbeddingFunction(model_name=EMBEDDER)  # expect: MLA502 as info


def bundle(key):
    entry = TABLE[key]
    return AutoProcessor.from_pretrained(entry["repo_id"])  # expect: MLA502 as info


def from_folder(key):
    return AutoModel.from_pretrained(FOLDERS[key]["weights"])


def by_default(settings):
    return AutoModel.from_pretrained(settings.get("model_dir", "models/small"))
