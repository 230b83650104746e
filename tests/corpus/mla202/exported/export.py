import torch

from train import build


def export(checkpoint="artifacts/leaves.pt", target="artifacts/classifier.onnx"):
    network = build()
    network.load_state_dict(torch.load(checkpoint, map_location="cpu")["model_state_dict"])
    network.eval()
    torch.onnx.export(network, torch.randn(1, 3, 224, 224), f=target, input_names=["input"])


if __name__ == "__main__":
    export()
