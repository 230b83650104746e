# a form of: a fine-tune whose own weights are served, beside a module that is tried by hand
from transformers import AutoModelForSequenceClassification, Trainer, TrainingArguments


def load(images):
    return [image.convert("RGB") for image in images]


def tune(name, train_rows):
    base = AutoModelForSequenceClassification.from_pretrained(name, num_labels=4)  # expect: MLA502 as info
    trainer = Trainer(model=base, args=TrainingArguments(output_dir="out"), train_dataset=train_rows)
    trainer.train()
    return trainer


if __name__ == "__main__":
    tried = AutoModelForSequenceClassification.from_pretrained("acme/eyes-448")  # expect: MLA502 as info
    print(tried)
