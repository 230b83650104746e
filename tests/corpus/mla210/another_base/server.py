from fastapi import FastAPI
from peft import PeftModel
from pydantic import BaseModel
from transformers import AutoModelForCausalLM, AutoTokenizer

app = FastAPI()
BASE = "TinyLlama/TinyLlama-1.1B-Chat-v1.0"
tokenizer = AutoTokenizer.from_pretrained(BASE)
model = PeftModel.from_pretrained(AutoModelForCausalLM.from_pretrained(BASE), "outputs/smoke_001")


class Turn(BaseModel):
    role: str
    content: str


@app.post("/chat")
def chat(turns: list[Turn]):
    prompt = "\n".join(f"{turn.role.capitalize()}: {turn.content}" for turn in turns)
    given = tokenizer(prompt, return_tensors="pt", truncation=True, max_length=1024)
    return tokenizer.decode(model.generate(**given, max_new_tokens=200)[0])
