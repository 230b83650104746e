# seen in: chenyuntc/simple-faster-rcnn-pytorch train.py@367db367834efd8a2bc58ee0023b2b628a0e474d
"""Which epoch is kept."""

import copy

import torch

accuracies = []
top = [0]


def train(model, epochs, train_loader, test_loader):
    best_map = 0
    for _ in range(epochs):
        learn(model, train_loader)
        result = evaluate(model, test_loader)
        if result["map"] > best_map:  # expect: MLA302
            best_map = result["map"]
            torch.save(model.state_dict(), "best.pt")


def test(model, device, test_loader):
    model.eval()
    correct = 0
    with torch.no_grad():
        for data, target in test_loader:
            correct += model(data.to(device)).argmax(1).eq(target.to(device)).sum().item()
    accuracies.append(correct / len(test_loader.dataset))
    if accuracies[-1] > top[0]:  # expect: MLA302
        top[0] = accuracies[-1]
        torch.save(model.state_dict(), "classifier.pt")


def with_validation(model, epochs, train_loader, val_loader, test_loader):
    best_loss = float("inf")
    kept = None
    for _ in range(epochs):
        learn(model, train_loader)
        loss = evaluate(model, val_loader)["loss"]
        if loss < best_loss:
            best_loss = loss
            kept = copy.deepcopy(model.state_dict())
    model.load_state_dict(kept)
    return evaluate(model, test_loader)


def only_reported(model, epochs, train_loader, test_loader):
    best_accuracy = 0
    for _ in range(epochs):
        learn(model, train_loader)
        accuracy = evaluate(model, test_loader)["accuracy"]
        if accuracy > best_accuracy:
            best_accuracy = accuracy
            print(f"best so far: {best_accuracy}")
    torch.save(model.state_dict(), "last.pt")


def latest(test_set, contest_loader, model, best_score):
    score = evaluate(model, contest_loader)
    if score > best_score:
        best_score = score
        torch.save(model.state_dict(), "best.pt")
    return len(test_set)


def counted_in_place(model, epochs, train_loader, test_loader):
    best_acc = 0.0
    for _ in range(epochs):
        learn(model, train_loader)
        right, seen = 0, 0
        for pictures, kinds in test_loader:
            right += (model(pictures).argmax(1) == kinds).sum().item()
            seen += len(kinds)
        acc = 100.0 * right / seen
        if acc > best_acc:  # expect: MLA302
            best_acc = acc
            torch.save(model.state_dict(), "counted.pt")


def counted_on_validation(model, epochs, train_loader, val_loader, test_loader):
    best_acc = 0.0
    for _ in range(epochs):
        right = 0
        for pictures, kinds in val_loader:
            right += (model(pictures).argmax(1) == kinds).sum().item()
        acc = right / len(val_loader.dataset)
        if acc > best_acc:
            best_acc = acc
            torch.save(model.state_dict(), "validated.pt")
        losses = [float(model(pictures).mean()) for pictures, _ in test_loader]
        print(sum(losses))


def evaluate_all(model):
    right = 0
    for pictures, kinds in test_loader:
        right += (model(pictures).argmax(1) == kinds).sum().item()
    return right / 10_000


def asks_a_function(model, epochs):
    best_acc = 0.0
    for _ in range(epochs):
        learn(model, train_loader)
        acc = evaluate_all(model)
        if acc > best_acc:  # expect: MLA302
            best_acc = acc
            torch.save(model.state_dict(), "asked.pt")
