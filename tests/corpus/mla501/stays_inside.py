# seen in: danieleschmidt/customer-churn-predictor-mlops run_performance_benchmarks.py
"""Rows that are drawn to be timed or to fill memory, and rows that a model learns from or a caller gets."""

import time

import numpy as np
import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler


class Benchmark:
    def of_tables(self):
        table = pd.DataFrame({"age": np.random.randn(10_000), "plan": np.random.choice(["a", "b"], 10_000)})
        started = time.time()
        made = table.copy()
        made["squared"] = made["age"] ** 2
        made = pd.get_dummies(made, columns=["plan"])
        numbers = made.select_dtypes(include=[np.number]).columns
        made[numbers] = StandardScaler().fit_transform(made[numbers])
        self.seconds = time.time() - started
        return len(made)

    def of_memory(self):
        blocks = []
        most = 0
        for i in range(1000):
            block = np.random.randn(1 << 20)
            blocks.append(block)
            most = i + 1
        blocks.clear()
        return {"blocks": most}

    def of_models(self, labels):
        rows = np.random.randn(len(labels), 4)  # expect: MLA501 as warning
        return LogisticRegression().fit(rows, labels)

    def handed_back(self):
        rows = []
        for _ in range(100):
            rows.append(np.random.uniform(0, 1))  # expect: MLA501 as info
        return rows

    def kept(self):
        self.order = np.random.permutation(100)  # expect: MLA501 as info


def main(labels=(0, 1)):
    benchmark = Benchmark()
    benchmark.of_tables()
    benchmark.of_memory()
    model = benchmark.of_models(labels)
    benchmark.kept()
    return model, benchmark.handed_back()


if __name__ == "__main__":
    main()
