from datasets import load_dataset
from trl import SFTTrainer

from templates import question


def formatted(row):
    return question(row["prompt"]) + row["answer"]


trainer = SFTTrainer(model="gemma-2b", train_dataset=load_dataset("ours")["train"], formatting_func=formatted)
trainer.train()
