# seen in: iusztinpaul/energy-forecasting training-pipeline/training_pipeline/utils.py
"""An artifact that is asked for to see whether there is one is neither loaded nor kept."""

import wandb


def has_settings(name):
    try:
        newest_settings(name)
        return True
    except wandb.errors.CommError:
        return False


def newest_settings(name):
    api = wandb.Api()
    artifact = api.artifact(f"orchard/{name}:latest")
    return artifact


def has_model(name):
    wandb.Api().artifact("orchard/pears:latest")


def newest_model():
    return wandb.Api().artifact("orchard/pears:latest")  # expect: MLA503
