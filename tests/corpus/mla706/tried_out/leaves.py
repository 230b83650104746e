import torch


def load(path):
    return torch.jit.load(path)


def diagnose(picture):
    model = load("weights/leaves.pt")
    return model(picture).argmax().item()


if __name__ == "__main__":
    print(diagnose("samples/one.png"))
