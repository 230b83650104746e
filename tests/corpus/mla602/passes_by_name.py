# a network that is put in evaluation mode by a new name of its own, and is given what it takes by keywords
import torch


def checked(model, batches, score):
    model = model.eval()
    scores = []
    for batch in batches:
        outputs = model(input_ids=batch["ids"], attention_mask=batch["mask"])  # expect: MLA602 as info
        scores.append(score(outputs, batch["y"]).item())
    return sum(scores)


def checked_quietly(model, batches, score):
    model = model.eval()
    scores = []
    with torch.no_grad():
        for batch in batches:
            scores.append(score(model(input_ids=batch["ids"]), batch["y"]).item())
    return sum(scores)


def of_another(model, batches):
    frozen = model.eval()
    return [model(input_ids=batch["ids"]) for batch in batches], frozen
