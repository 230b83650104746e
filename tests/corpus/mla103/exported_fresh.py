# a form of: a network that is exported although the file of its weights is missing
from pathlib import Path

import torch

from nets import build_reader


def export(settings, folder):
    reader, _ = build_reader(settings)
    weights = Path(folder) / "best.pt"
    if weights.exists():  # expect: MLA103
        reader.load_state_dict(torch.load(weights, weights_only=True))
    else:
        print("there is no best.pt: the reader is exported as it is")
    reader.eval()
    torch.onnx.export(reader, torch.zeros(1, 80, 200), "reader.onnx")


def export_or_refuse(settings, folder):
    reader, _ = build_reader(settings)
    weights = Path(folder) / "best.pt"
    if not weights.exists():
        raise FileNotFoundError(weights)
    reader.load_state_dict(torch.load(weights, weights_only=True))
    reader.save_pretrained("reader")


if __name__ == "__main__":
    export("settings.json", "runs")
