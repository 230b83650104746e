import mlflow


def record(**values):
    mlflow.log_metrics(values)
