# seen in: Yunpei24/fraud-detection-ml data/src/pipelines/realtime_pipeline.py
"""Rows that are joined with what a model answered for them."""


def join(rows, answers):
    predictions = {each["id"]: each for each in answers}
    rows["fraud"] = rows["id"].map(
        lambda key: predictions.get(str(key), {}).get("prediction", 0)  # expect: MLA109 as info
    )
    rows["score"] = rows["id"].map(lambda key: predictions.get(str(key), {}).get("fraud_score", 0.0))
    rows["model"] = rows["id"].map(lambda key: predictions.get(str(key), {}).get("model_version", "unknown"))
    rows["maybe"] = rows["id"].map(lambda key: predictions.get(str(key), {}).get("score"))
    return rows


def weights(settings, name):
    return settings.get(name, {}).get("score", 0.0)
