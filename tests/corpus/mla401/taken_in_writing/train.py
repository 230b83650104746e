import torch


def averaged(runs):
    # weights_only=False: both are checkpoints that this run has saved (optimizer, scheduler)
    one = torch.load(runs[0].path, weights_only=False)  # expect: MLA401 as info
    two = torch.load(runs[1].path, weights_only=False)  # expect: MLA401 as info
    return {name: (one[name] + two[name]) / 2 for name in one}


def swag(run):
    state = torch.load(run.path, weights_only=False)  # self-produced  # expect: MLA401 as info
    return state["mean"]


def legacy(run):
    return torch.load(run.path, weights_only=False)  # noqa: S614  # expect: MLA401 as info


def scanned(run):
    return torch.load(run.path, weights_only=False)  # nosec B614  # expect: MLA401 as info


def other_suppression(run):
    return torch.load(run.path, weights_only=False)  # nosec B101  # expect: MLA401 as warning


def put_off(run):
    # TODO: weights_only=True
    return torch.load(run.path, weights_only=False)  # expect: MLA401 as warning


def warned(run):
    # only load files from trusted sources
    return torch.load(run.path, weights_only=False)  # expect: MLA401 as warning


def unsaid(run):
    # the best epoch
    return torch.load(run.path, weights_only=False)  # expect: MLA401 as warning


def far_above(run):
    # weights_only=False: our own
    torch.manual_seed(0)
    return torch.load(run.path, weights_only=False)  # expect: MLA401 as warning
