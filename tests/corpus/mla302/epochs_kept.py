# a form of: loops over epochs that keep or stop by the score on test rows, written in other ways
import copy

import torch


def phases(model, loaders, epochs, step):
    best_acc, kept = 0.0, copy.deepcopy(model.state_dict())
    for _ in range(epochs):
        for phase in ["train", "test"]:
            right = sum(step(model, batch, phase) for batch in loaders[phase])
            acc = right / len(loaders[phase].dataset)
            if phase == "test" and acc > best_acc:  # expect: MLA302
                best_acc = acc
                kept = copy.deepcopy(model.state_dict())
    model.load_state_dict(kept)
    return model


def phases_apart(model, loaders, epochs, step):
    best_acc, kept = 0.0, copy.deepcopy(model.state_dict())
    for _ in range(epochs):
        for phase in ["train", "val"]:
            right = sum(step(model, batch, phase) for batch in loaders[phase])
            acc = right / len(loaders[phase].dataset)
            if phase == "val" and acc > best_acc:  # ok: by validation rows
                best_acc = acc
                kept = copy.deepcopy(model.state_dict())
    model.load_state_dict(kept)
    return model


def flagged(model, train_loader, test_loader, learn, evaluate):
    best_acc = 0
    for _ in range(10):
        learn(model, train_loader)
        acc = evaluate(model, test_loader)
        is_best = acc > best_acc  # expect: MLA302
        best_acc = max(acc, best_acc)
        if is_best:
            torch.save(model.state_dict(), "best.pt")


def patient(model, train_loader, test_loader, learn, evaluate):
    lowest, waited = float("inf"), 0
    for _ in range(100):
        learn(model, train_loader)
        loss = evaluate(model, test_loader)
        if loss < lowest:  # expect: MLA302
            lowest = loss
            waited = 0
        else:
            waited += 1
            if waited >= 5:
                break


def told(model, train_loader, test_loader, learn, evaluate):
    best_acc = 0
    for _ in range(10):
        learn(model, train_loader)
        acc = evaluate(model, test_loader)
        if acc > best_acc:  # ok: nothing is kept, and nothing stops
            best_acc = acc
            print("new best", acc)
