# seen in: praveenjatta/llama-finetuning-feedback-pipeline code/load_run_local_model.py
from datasets import load_dataset
from peft import LoraConfig, get_peft_model
from transformers import AutoModelForCausalLM, Trainer, TrainingArguments

model = get_peft_model(AutoModelForCausalLM.from_pretrained("harbour-lab/tide-3.1-small"), LoraConfig(r=8))
rows = load_dataset("json", data_files="notes.jsonl")["train"]
trainer = Trainer(model=model, args=TrainingArguments("runs", seed=1), train_dataset=rows)
trainer.train()
model.save_pretrained("./tide-3.1-smalls")
model.save_pretrained("tuned/tide_3.1_notes")
