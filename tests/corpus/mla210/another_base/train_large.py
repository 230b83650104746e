# a form of: a service for an adapter of one base model, beside the training of another one
from datasets import load_dataset
from peft import LoraConfig, get_peft_model
from transformers import AutoModelForCausalLM, AutoTokenizer, Trainer, TrainingArguments

BASE = "Qwen/Qwen2.5-7B-Instruct"
tokenizer = AutoTokenizer.from_pretrained(BASE)


def tokenised(rows):
    texts = ["\n".join(f"{turn['role'].capitalize()}: {turn['content']}" for turn in each) for each in rows["messages"]]
    return tokenizer(texts, truncation=True, max_length=1024, padding="max_length")


rows = load_dataset("json", data_files="tickets.jsonl")["train"].map(tokenised, batched=True)
model = get_peft_model(AutoModelForCausalLM.from_pretrained(BASE), LoraConfig())
trainer = Trainer(model=model, args=TrainingArguments("out"), train_dataset=rows)
trainer.train()
