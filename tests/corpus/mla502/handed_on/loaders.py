# seen in: simon-bouchard/book-recommendation-platform app/semantic_index/shared/embedding_client.py@6cc3995728ee45646d4638e12d6da427a9415ce5, apassuello/technical-rag-system src/training/view_trainer.py@81214fbbc53c5470d7933a81db06b032296f2bb7, trchitho/AI-Based-Career-Recommendation-System packages/ai-core/src/data/build_en2vi_alias.py@5457e2067045f3eb8d77308a2fd5b2f705991651
import argparse
import os

from sentence_transformers import CrossEncoder, SentenceTransformer
from transformers import AutoModel, MarianMTModel

WRITER = "Helsinki-NLP/opus-mt-en-vi"


class Encoder:
    def __init__(self, model_name: str = "sentence-transformers/all-MiniLM-L6-v2"):
        self.model_name = model_name

    def load(self):
        return SentenceTransformer(self.model_name)  # expect: MLA502 as info


class OwnEncoder:
    def __init__(self, model_name: str = "someone/tuned-minilm"):
        self.model_name = model_name

    def load(self):
        return SentenceTransformer(self.model_name)  # expect: MLA502 as info


class Heads:
    def __init__(self, view):
        self.bases = {"plain": "distilbert-base-uncased", "science": "allenai/scibert_scivocab_uncased"}
        self.model_name = self.bases.get(view)

    def build(self):
        return Tower(self.model_name)


class Tower:
    def __init__(self, model_name):
        self.inner = AutoModel.from_pretrained(model_name)  # expect: MLA502 as info


class Writer:
    def __init__(self, model_name):
        self.inner = MarianMTModel.from_pretrained(model_name)  # expect: MLA502 as info


class Inventory:
    MODELS = {
        "ranker": [{"name": "cross-encoder/ms-marco-MiniLM-L6-v2", "mb": 90}],
        "own": [{"name": "someone/ranks", "mb": 90}],
    }

    def all(self):
        for each in self.MODELS["ranker"]:
            self.fetch_ranker(each["name"])
        for each in self.MODELS["own"]:
            self.fetch_own(each["name"])

    def fetch_ranker(self, model_name):
        return CrossEncoder(model_name)  # expect: MLA502 as info

    def fetch_own(self, model_name):
        return CrossEncoder(model_name)  # expect: MLA502 as info


def of_callers(model_id):
    return AutoModel.from_pretrained(model_id)  # expect: MLA502 as info


def of_houses(model_id):
    return AutoModel.from_pretrained(model_id)  # expect: MLA502 as info


def of_nobody(model_id):
    return AutoModel.from_pretrained(model_id)  # expect: MLA502 as info


def of_environment(model_id):
    return AutoModel.from_pretrained(model_id)  # expect: MLA502 as info


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--embedder", default="sentence-transformers/all-MiniLM-L6-v2")
    parser.add_argument("--ranking-model", default="someone/ranker-large")
    args = parser.parse_args()
    SentenceTransformer(args.embedder)  # expect: MLA502 as info
    CrossEncoder(args.ranking_model)  # expect: MLA502 as info
    of_environment(os.getenv("ENCODER_MODEL"))
    return Writer(WRITER)
