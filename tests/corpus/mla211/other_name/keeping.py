# a form of: a name that is none of those that are put together
import torch

RUNS = "runs"


def keep(run, network, epoch, best=False):
    folder = RUNS + f"/{run}/weights/"
    if best:
        torch.save(network.state_dict(), f"{folder}/tone_net_best.pt")
    else:
        torch.save(network.state_dict(), f"{folder}/tone_net_{epoch + 1}.pt")
