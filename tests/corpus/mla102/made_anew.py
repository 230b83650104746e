# seen in: KrishnaKumar-ADS/End-to-End-Recommendation-System-with-Real-Time-Feature-Store mlops/retrain/retrain_pipeline.py@9c2fda4245e69e7e059c4b68e63fc55f5646777c
"""What is made where it could not be found: by a call that an outage fails, too, by one that overwrites, and in vain."""

import mlflow

client = mlflow.MlflowClient()


def registered(name):
    try:
        client.get_registered_model(name)
    except Exception:  # expect: MLA102 as info
        client.create_registered_model(name)


def cluster(compute, name, wanted):
    try:
        return compute.get(name)
    except Exception:  # expect: MLA102 as warning
        return compute.begin_create_or_update(wanted)


def registered_or_not(name):
    try:
        try:
            client.get_registered_model(name)
        except Exception:  # expect: MLA102 as warning
            client.create_registered_model(name)
    except Exception:  # expect: MLA102
        print("goes on without")
