import torch


def train(model, path):
    torch.save(model.state_dict(), path)
    return path, 0.1


def evaluate(model, path):
    model.load_state_dict(torch.load(path))  # expect: MLA401 as info


def main(model):
    best, _ = train(model, "saved/digits.pt")
    evaluate(model, best)
