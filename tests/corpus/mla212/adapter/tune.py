"""Learns an adapter from a table of tasks, or of texts that are written out already."""

from datasets import load_dataset
from peft import LoraConfig, get_peft_model
from transformers import AutoModelForCausalLM, AutoTokenizer, Trainer, TrainingArguments

BASE = "org/base"


def tokenised(tokenizer, rows):
    def written(batch):
        if "text" in batch:
            texts = batch["text"]
        else:
            texts = []
            for task, answer in zip(batch["instruction"], batch["output"]):
                texts.append(f"### Instruction:\n{task}\n\n### Response:\n{answer}")
        return tokenizer(texts, truncation=True, max_length=2048, padding="max_length")

    return rows.map(written, batched=True)


def main():
    tokenizer = AutoTokenizer.from_pretrained(BASE)
    model = get_peft_model(AutoModelForCausalLM.from_pretrained(BASE), LoraConfig(r=8))
    rows = tokenised(tokenizer, load_dataset("json", data_files="tasks.json")["train"])
    trainer = Trainer(model=model, args=TrainingArguments(output_dir="runs/assistant", seed=3), train_dataset=rows)
    trainer.train()
    trainer.save_model("runs/assistant")


if __name__ == "__main__":
    main()
