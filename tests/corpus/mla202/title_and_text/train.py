import pickle

import torch
from dataset import Complaints
from network import Router
from transformers import BertTokenizer, Trainer, TrainingArguments


def learn(model, rows):
    trainer = Trainer(model=model, args=TrainingArguments(output_dir="out"), train_dataset=rows)
    trainer.train()
    return trainer


if __name__ == "__main__":
    with open("parts/mails.pkl", "rb") as file:
        mails = pickle.load(file)
    tokenizer = BertTokenizer.from_pretrained("bert-base-uncased")
    rows = Complaints(mails["subject"].tolist(), mails["body"].tolist(), mails["team"].tolist(), tokenizer)
    router = Router(teams=7)
    learn(router, rows)
    torch.save(router.state_dict(), "/tmp/router.pth")
