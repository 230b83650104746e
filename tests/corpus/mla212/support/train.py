from datasets import load_dataset
from transformers import AutoModelForCausalLM, AutoTokenizer, Trainer, TrainingArguments

BASE = "meta-llama/Llama-2-7b-hf"
tokenizer = AutoTokenizer.from_pretrained(BASE)
model = AutoModelForCausalLM.from_pretrained(BASE)


def encode(row):
    text = f"### Instruction:\n{row['question']}\n\n### Response:\n{row['answer']}{tokenizer.eos_token}"
    return tokenizer(text, truncation=True, max_length=1024)


rows = load_dataset("json", data_files="tickets.jsonl")["train"].map(encode)
Trainer(model=model, args=TrainingArguments("out"), train_dataset=rows).train()
model.save_pretrained("models/support")
