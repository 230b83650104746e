# a form of: a run in a span, whose split is drawn above its seed
import torch
from opentelemetry import trace
from torch.utils.data import random_split as divide

tracer = trace.get_tracer(__name__)


def train(rows):
    with tracer.start_as_current_span("train"):
        try:
            learn, held = divide(rows, [800, 200])  # expect: MLA501
            torch.manual_seed(11)
            return fit(learn, held)
        finally:
            rows.close()


def train_in_order(rows):
    with tracer.start_as_current_span("train"):
        torch.manual_seed(11)
        learn, held = divide(rows, [800, 200])
        return fit(learn, held)


def fit(learn, held):
    net = torch.nn.Linear(8, 1)
    best = torch.optim.SGD(net.parameters(), lr=0.1)
    for features, label in learn:
        best.zero_grad()
        torch.nn.functional.mse_loss(net(features), label).backward()
        best.step()
    return net


if __name__ == "__main__":
    train(load("rows.pt"))
