# seen in: VighneshDevHub/deepfake-detection-system ml/src/evaluate.py
"""The report of the checkpoint."""

import torch
from network import build
from parts import Pictures
from sklearn.metrics import classification_report


def load():
    model = build()
    model.load_state_dict(torch.load("checkpoints/best.pth", weights_only=True)["state"])
    return model.eval()


def main():
    rows = Pictures("data", split="val")  # expect: MLA302
    model = load()
    truth, answers = [], []
    with torch.no_grad():
        for images, labels in rows:
            answers.extend(model(images).argmax(1).tolist())
            truth.extend(labels.tolist())
    print(classification_report(truth, answers))


if __name__ == "__main__":
    main()
