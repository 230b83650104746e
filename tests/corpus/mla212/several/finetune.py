from datasets import load_dataset
from trl import SFTTrainer

TEMPLATE = "A chat with a clerk. USER: {question} ASSISTANT: {answer}"

rows = load_dataset("json", data_files="clerk.jsonl")["train"].map(lambda row: {"text": TEMPLATE.format(**row)})
SFTTrainer(model="vicuna-7b", train_dataset=rows).train()
