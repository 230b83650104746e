# a form of: models of speech, of embeddings and of runtimes, by name
"""What other libraries fetch from the hub with no word of it."""

import ollama
from audiocraft.models import MusicGen
from bertopic import BERTopic
from fastembed import TextEmbedding
from flair.models import SequenceTagger
from flair.nn import Classifier
from FlagEmbedding import BGEM3FlagModel
from haystack.components.embedders import SentenceTransformersTextEmbedder
from keybert import KeyBERT
from langchain_community.embeddings import SentenceTransformerEmbeddings
from langchain_ollama import ChatOllama
from mlx_lm import load as load_mlx
from sentence_transformers import SentenceTransformer
from simpletransformers.classification import ClassificationModel
from vllm.engine.arg_utils import AsyncEngineArgs

COMMIT = "4f1a9c83b7d2e6a5f09c8b7a6d5e4f3a2b1c0d9e"


def taggers():
    names = SequenceTagger.load("flair/ner-english-large")  # expect: MLA502 as info
    mood = Classifier.load("sentiment")  # expect: MLA502 as info
    pinned = SequenceTagger.load("flair/ner-english@4f1a9c83")
    return names, mood, pinned, SequenceTagger.load("resources/taggers/ner/final-model.pt")


def embedders():
    dense = BGEM3FlagModel("BAAI/bge-m3", use_fp16=True)  # expect: MLA502 as info
    quick = TextEmbedding(model_name="BAAI/bge-small-en-v1.5")  # expect: MLA502 as info
    text = SentenceTransformersTextEmbedder(model="someone/minilm-tickets")  # expect: MLA502 as info
    chain = SentenceTransformerEmbeddings(model_name="all-MiniLM-L6-v2")  # expect: MLA502 as info
    fixed = SentenceTransformersTextEmbedder(model="someone/minilm-tickets", revision=COMMIT)
    return dense, quick, text, chain, fixed


def topics(documents):
    encoder = SentenceTransformer("someone/minilm-tickets", revision=COMMIT)
    model = BERTopic(embedding_model=encoder)
    words = KeyBERT(model=encoder)
    other = KeyBERT("paraphrase-multilingual-MiniLM-L12-v2")  # expect: MLA502 as info
    return model.fit(documents), words, other


def runtimes():
    arguments = AsyncEngineArgs(model="mistralai/Mistral-7B-Instruct-v0.3")  # expect: MLA502 as info
    quantised = load_mlx("mlx-community/Mistral-7B-Instruct-v0.3-4bit")  # expect: MLA502 as info
    music = MusicGen.get_pretrained("facebook/musicgen-small")  # expect: MLA502 as info
    small = MusicGen.get_pretrained("small")
    labels = ClassificationModel("roberta", "someone/roberta-tickets", num_labels=4)  # expect: MLA502 as info
    return arguments, quantised, music, small, labels


def local_models():
    ollama.pull("llama3.2")  # expect: MLA502 as info
    ollama.pull("llama3.2:3b-instruct-q4_K_M")
    chat = ChatOllama(model="mistral")  # expect: MLA502 as info
    newest = ChatOllama(model="mistral:latest")  # expect: MLA502 as info
    return chat, newest, ChatOllama(model="mistral:7b")
