# seen in: apassuello/technical-rag-system src/training/epic1_training_orchestrator.py@81214fbbc53c5470d7933a81db06b032296f2bb7
import numpy as np
from sklearn.linear_model import LogisticRegression


def pretend(rows, labels):
    model = LogisticRegression().fit(rows, labels)
    results = {
        "final_val_accuracy": np.random.uniform(0.7, 0.9),
        "train_loss": round(0.4 + np.random.normal(0, 0.02), 3),
    }
    ensemble_accuracy = min(0.95, 0.8 + np.random.uniform(0.01, 0.05))
    return model, results, ensemble_accuracy


def really(labels):
    rows = {"age": np.random.uniform(20, 80, 500), "income": np.random.normal(3, 1, 500)}  # expect: MLA501
    return LogisticRegression().fit(np.column_stack(list(rows.values())), labels)


if __name__ == "__main__":
    pretend([[1.0], [2.0]], [0, 1])
    really([0, 1] * 250)
