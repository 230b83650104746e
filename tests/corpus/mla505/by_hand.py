# seen in: clovaai/deep-text-recognition-benchmark train.py@e2117f2fb882b3c6085030500a260c113be27a63
"""A run that writes its options and its losses down by hand, beside the weights."""

import argparse

import torch


def train(args, net, batches, optimizer):
    with open(f"runs/{args.name}/options.txt", "a") as out:
        out.write("\n".join(f"{key}: {value}" for key, value in vars(args).items()))
    for step, (x, y) in enumerate(batches):
        loss = torch.nn.functional.cross_entropy(net(x), y)
        loss.backward()
        optimizer.step()
        with open(f"runs/{args.name}/log_train.txt", "a") as out:
            out.write(f"{step} {loss.item():.4f}\n")
    torch.save(net.state_dict(), f"runs/{args.name}/last.pth")


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--name", default="first")
    train(parser.parse_args(), *map(torch.load, ["net.pt", "batches.pt", "optimizer.pt"]))
