# a form of: embeddings of LangChain, LlamaIndex and Chroma, whose keyword arguments hold the device and no revision
from chromadb.utils import embedding_functions
from langchain_community.embeddings import HuggingFaceBgeEmbeddings, HuggingFaceEmbeddings
from langchain_huggingface import HuggingFacePipeline
from llama_index.embeddings.huggingface import HuggingFaceEmbedding
from peft import PeftModel

NAME = "sentence-transformers/paraphrase-MiniLM-L3-v2"
ON_CPU = {"device": "cpu"}
COMMIT = "4f1a9c83b7d2e6a5f09c8b7a6d5e4f3a2b1c0d9e"


def embeddings(device, settings):
    first = HuggingFaceEmbeddings(model_name=NAME, model_kwargs={"device": device})  # expect: MLA502 as info
    second = HuggingFaceBgeEmbeddings(model_name="BAAI/bge-base-en", model_kwargs=ON_CPU)  # expect: MLA502 as info
    third = HuggingFaceEmbedding(model_name="BAAI/bge-small-en-v1.5")  # expect: MLA502 as info
    fourth = embedding_functions.SentenceTransformerEmbeddingFunction(model_name=NAME)  # expect: MLA502 as info
    pinned = HuggingFaceEmbeddings(model_name=NAME, model_kwargs={"device": device, "revision": COMMIT})
    unknown = HuggingFaceEmbeddings(model_name=NAME, model_kwargs=settings)
    local = HuggingFaceEmbeddings(model_name="./models/minilm", model_kwargs={"device": device})
    return first, second, third, fourth, pinned, unknown, local


def generators(base):
    writer = HuggingFacePipeline.from_model_id(model_id="google/flan-t5-large", task="text2text")  # expect: MLA502 as info
    adapted = PeftModel.from_pretrained(base, "someone/invoices-lora")  # expect: MLA502 as info
    return writer, adapted, PeftModel.from_pretrained(base, "someone/invoices-lora", revision=COMMIT)
