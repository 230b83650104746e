# seen in: YuriiOks/mnist-digit-classifier scripts/benchmark_model.py@fc9874c1261f71444156e9c289c5f1f6de8b7a4d
import time

import torch

from shapes import Shapes


class Small(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.layer = torch.nn.Linear(4, 2)


model = Small()
model.load_state_dict(torch.load("small.pt", weights_only=True))
model.eval()


def measure_latency(rows):
    model = Small()
    model.load_state_dict(torch.load("small.pt", weights_only=True))
    start = time.perf_counter()
    for _ in range(50):
        _ = model(rows)  # expect: MLA602 as info
    return (time.perf_counter() - start) / 50


def measure_quietly(rows):
    model = Small()
    model.load_state_dict(torch.load("small.pt", weights_only=True))
    start = time.perf_counter()
    with torch.inference_mode():
        for _ in range(50):
            _ = model(rows)
    return (time.perf_counter() - start) / 50


def measure_steps(rows, targets):
    model = Small()
    model.load_state_dict(torch.load("small.pt", weights_only=True))
    start = time.perf_counter()
    loss = torch.nn.functional.mse_loss(model(rows), targets)
    loss.backward()
    return time.perf_counter() - start, Shapes.of(model)
