# a form of: one model that a script measures first, and a service loads after
from fastapi import FastAPI
from transformers import AutoModelForCausalLM, AutoTokenizer

app = FastAPI()


def measured():
    return AutoTokenizer.from_pretrained("acme/odd-writer", trust_remote_code=True).vocab_size  # expect: MLA402


def writer():
    model = AutoModelForCausalLM.from_pretrained("acme/odd-writer", trust_remote_code=True)  # expect: MLA402 as error
    return model, AutoTokenizer.from_pretrained("acme/odd-writer", trust_remote_code=True)  # expect: MLA402


@app.get("/write")
def write(text: str):
    model, words = writer()
    return words.decode(model.generate(**words(text))[0])
