# a form of: a file of a run, whose name and folder are put together as the program runs
import torch

RUNS = "runs"


def keep(run, network, epoch, best=False):
    folder = RUNS + f"/{run}/weights/"
    if best:
        torch.save(network.state_dict(), f"{folder}/tone_net_best.pt")
    else:
        torch.save(network.state_dict(), f"{folder}/tone_net_{epoch + 1}.pt")
