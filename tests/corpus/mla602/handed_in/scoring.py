"""A model that comes as a parameter."""

import numpy as np
import torch


def score(model, rows):
    x = torch.tensor(np.asarray(rows), dtype=torch.float32)
    return torch.sigmoid(model(x)).detach().numpy()  # expect: MLA602


def score_quietly(model, rows):
    with torch.inference_mode():
        return torch.sigmoid(model(torch.tensor(rows))).numpy()


def score_rows(model, rows):
    # not known to be a tensor: a function of another library may stand behind the name
    return model(rows)


def report(model, rows):
    # no request comes here
    return torch.sigmoid(model(torch.tensor(rows))).detach().numpy()
