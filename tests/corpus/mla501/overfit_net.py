# seen in: sundar139/Two-Tower-Recommendation-System scripts/overfit_retriever.py
"""A look whether a network can learn a batch by heart."""

import torch


def main(rows, labels):  # expect: MLA501 as info
    net = torch.nn.Linear(8, 1)
    optimizer = torch.optim.Adam(net.parameters())
    for _ in range(100):
        optimizer.zero_grad()
        torch.nn.functional.mse_loss(net(rows), labels).backward()
        optimizer.step()
    print(net(rows))


if __name__ == "__main__":
    main(torch.load("rows.pt"), torch.load("labels.pt"))
