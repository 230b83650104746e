# seen in: CheonwoongKim/qloRA-finetuning-app backend/app/api/routes/playground.py@aa4450890d635c5e7bc97dac66c2ef41727dc16d
"""Talks to the assistant that `tune.py` made."""

from fastapi import FastAPI
from transformers import AutoModelForCausalLM, AutoTokenizer

app = FastAPI()
tokenizer = AutoTokenizer.from_pretrained("runs/assistant")
model = AutoModelForCausalLM.from_pretrained("runs/assistant")


@app.post("/chat")
def chat(turn: str) -> str:
    turns = [{"role": "user", "content": turn}]
    asked = tokenizer.apply_chat_template(turns, tokenize=False, add_generation_prompt=True)  # expect: MLA212
    rows = tokenizer(asked, return_tensors="pt", truncation=True, max_length=2048)
    return tokenizer.decode(model.generate(**rows, max_new_tokens=256)[0])
