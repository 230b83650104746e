# a form of: examples of errors that are kept with a run
"""Tables for an experiment tracker."""

import mlflow
import wandb


def errors(frame, wrong):
    wandb.log({"errors": wandb.Table(dataframe=wrong[["sender", "body", "label"]].head(200))})  # expect: MLA803
    mlflow.log_table(frame[["email", "score"]].sample(20), "rows.json")  # expect: MLA803
    mlflow.log_text(frame[["phone"]].head().to_string(), "rows.txt")  # expect: MLA803
    mlflow.log_table({"id": wrong["id"].tolist(), "label": wrong["label"].tolist()}, "errors.json")
    wandb.log({"errors": wandb.Table(dataframe=wrong[["label", "score"]])})
    wandb.log({"customers": frame[["email"]].nunique(), "senders": len(frame[["sender"]])})
