# seen in: umbertogriffo/rag-chatbot chatbot/bot/memory/embedder.py@36a8a9a943114ad13576c9140e30c4c4109a5ff5
from langchain_huggingface import HuggingFaceEmbeddings
from sentence_transformers import SentenceTransformer
from transformers import AutoModel

ARGUMENTS = {
    "acme/tiny-embedder": {"trust_remote_code": True, "device": "cpu"},  # expect: MLA402
    "acme/pinned-embedder": {"trust_remote_code": True, "revision": "4556d13015211d73dccd3fdd39d39232506f3e43"},
    "acme/plain-embedder": {"trust_remote_code": False},
}


def embedder(name, **more):
    more.update(ARGUMENTS.get(name, {}))
    return SentenceTransformer(name, **more)


def chain(flag):
    asked = HuggingFaceEmbeddings(model_name="acme/a", model_kwargs={"trust_remote_code": True})  # expect: MLA402
    passed = HuggingFaceEmbeddings(model_name="acme/b", model_kwargs={"trust_remote_code": flag})
    return asked, passed


def model():
    arguments = {"trust_remote_code": True}
    return AutoModel.from_pretrained("acme/odd", **arguments)  # expect: MLA402
