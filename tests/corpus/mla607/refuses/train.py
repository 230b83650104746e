import torch
from sklearn.metrics import f1_score


def evaluate(model, batches):
    found, right = [], []
    for rows, labels in batches:
        z = model(rows)
        found.extend(torch.argmax(z, dim=1).tolist())
        right.extend(labels.tolist())
    return f1_score(right, found, average="macro")


def train(model, batches, held_out):
    optimizer = torch.optim.Adam(model.parameters())
    for rows, labels in batches:
        optimizer.zero_grad()
        torch.nn.functional.cross_entropy(model(rows), labels).backward()
        optimizer.step()
    return evaluate(model.eval(), held_out)


if __name__ == "__main__":
    train(*torch.load("state.pt", weights_only=True))
