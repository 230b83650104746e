# a form of: names of which no more than the ending is spelled out, and one that is nearly the same
import torch

RUNS = "runs"


def keep(run, network, epoch, best=False):
    folder = RUNS + f"/{run}/weights/"
    if best:
        torch.save(network.state_dict(), f"{folder}/tone_net_best.pt")
    else:
        torch.save(network.state_dict(), f"{folder}/{epoch + 1}.pt")
