# seen in: data-mermaid/mermaid-classifier mermaid_classifier/pyspacer/runner.py@760b74cf4966928eafebe87f56f395436d86a095
import mlflow


class Fitting:
    def __init__(self, labels):
        self.labels = labels

    def keep(self):
        mlflow.log_text(self.labels.csv_text, "labels.csv")
