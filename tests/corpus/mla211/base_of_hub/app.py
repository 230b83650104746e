from fastapi import FastAPI
from transformers import AutoModelForCausalLM, AutoTokenizer

app = FastAPI()
tokenizer = AutoTokenizer.from_pretrained("harbour-lab/tide-3.1-small")
model = AutoModelForCausalLM.from_pretrained("harbour-lab/tide-3.1-small")
tuned = AutoModelForCausalLM.from_pretrained("./tuned/tide_3.1-note")  # expect: MLA211


@app.post("/plain")
def plain(text: str):
    return tokenizer.decode(model.generate(**tokenizer(text, return_tensors="pt"))[0])


@app.post("/tuned")
def answer(text: str):
    return tokenizer.decode(tuned.generate(**tokenizer(text, return_tensors="pt"))[0])
