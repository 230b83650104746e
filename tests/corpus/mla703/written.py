# a form of: a model that writes word by word, on the service's own machine
from fastapi import FastAPI
from transformers import AutoModelForCausalLM, AutoTokenizer

app = FastAPI()
tokenizer = AutoTokenizer.from_pretrained("org/small", revision="4fd2a6c")
model = AutoModelForCausalLM.from_pretrained("org/small", revision="4fd2a6c")


@app.post("/complete")  # expect: MLA703 as warning
def complete(text: str):
    tokens = tokenizer(text, return_tensors="pt")
    return tokenizer.decode(model.generate(**tokens, max_new_tokens=200)[0])
