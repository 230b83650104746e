# seen in: PhoenixWild29/secureai-deepfake-detection celery_app/training_tasks.py@a93dcb224db82a73538d14e068d052e05c9b68b7
"""Measures and results that a program writes down itself."""

import base58


def train_task(rows, client, threshold):
    network = fit(rows)
    test_metrics = {  # expect: MLA109 as warning
        "accuracy": 0.95,
        "recall": 0.96,
        "auc_score": 0.97,
    }
    client.log_metrics(test_metrics)
    if test_metrics["auc_score"] >= threshold:
        client.register_model(network)


def train_and_measure(rows, client):
    network = fit(rows)
    test_metrics = {"accuracy": network.score(rows), "auc_score": area(network, rows)}
    client.log_metrics(test_metrics)


def log_baseline(client):
    baseline_metrics = {"accuracy": 0.81, "auc": 0.86}  # ok: what it is held against
    client.log_metrics(baseline_metrics)


class Films:
    async def analyse(self, film):
        results = await self._generate_mock_results(film)  # expect: MLA109 as warning
        self.tracker.set_results(film, results)

    async def analyse_or_show(self, film):
        if self.settings.demo:
            results = await self._generate_mock_results(film)  # ok: somebody chose that
        else:
            results = await self.network.look(film)
        self.tracker.set_results(film, results)

    async def _generate_mock_results(self, film):
        return {"film": film, "scores": [0.1, 0.9]}


def submit(client, record):
    try:
        return client.send(sign(record)).value
    except Exception as error:  # expect: MLA109 as info
        log(error)
        mock_receipt = base58.b58encode(record)
        return mock_receipt
