# seen in: sagar431/Auto-mlops automation/full_platform/training/train_hf.py@196e891c2857d1bb8db090ca248a855d2dbc4952
import argparse

import torch
from torch import nn
from torch.utils.data import DataLoader
from torchvision import datasets, transforms
from transformers import AutoModelForImageClassification


def train(args):
    prepare = transforms.Compose([transforms.Resize((224, 224)), transforms.ToTensor()])
    leaves = datasets.ImageFolder(args.leaves, transform=prepare)
    model = AutoModelForImageClassification.from_pretrained(args.base, num_labels=len(leaves.classes))
    optimizer = torch.optim.AdamW(model.parameters(), lr=1e-4)
    for pictures, wanted in DataLoader(leaves, batch_size=16, shuffle=True):
        loss = nn.functional.cross_entropy(model(pictures).logits, wanted)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    torch.save(model.state_dict(), "leaves.pt")


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--leaves", required=True)
    parser.add_argument("--base", default="acme/vit-small")
    train(parser.parse_args())
