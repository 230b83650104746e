# a form of: an exported network that a file tries with a sentence of its own, tokenised by the class of training
import torch
from data import Sentences
from model import Acceptability
from transformers import TrainingArguments

from transformers import Trainer


def main():
    rows = Sentences("google/bert_uncased_L-2_H-128_A-2")
    rows.prepare()
    network = Acceptability()
    trainer = Trainer(model=network, args=TrainingArguments("out"), train_dataset=rows.train)
    trainer.train()
    torch.onnx.export(network, torch.zeros(1, 128), "models/acceptability.onnx")


if __name__ == "__main__":
    main()
