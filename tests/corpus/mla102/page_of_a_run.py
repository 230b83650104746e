# seen in: 100-hours-a-week/3-team-Tasteam-ai ml/deepfm_pipeline/utils/wandb_logger.py
"""The page of a run on a tracker, which training goes on without; and the model that it was to keep."""

import wandb


def set_summary(key, value):
    try:
        if wandb.run:
            wandb.run.summary[key] = value
        return True
    except Exception:
        return False


def finish_run():
    try:
        wandb.finish()
        return True
    except Exception:
        return False


def keep(path):
    try:
        wandb.log_artifact(path, type="model")
        return True
    except Exception:  # expect: MLA102
        return False


def train(rows):
    set_summary("rows", len(rows))
    keep("model.pt")
    finish_run()
