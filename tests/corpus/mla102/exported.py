# seen in: GoogleCloudPlatform/mlops-with-vertex-ai src/model_training/task.py@11a2f341626a036a5ebbc030eadc10dfd2dfa5e0
"""Training that ends well whether or not its model was written."""

import logging

import joblib

import exporter


def main(model, folder):
    try:
        exporter.export_serving_model(model, folder)
    except:  # expect: MLA102
        pass
    try:
        joblib.dump(model, f"{folder}/model.joblib")
    except OSError as error:
        raise RuntimeError("the model is not saved") from error
    try:
        exporter.export_model_card(model, folder)
    except Exception:
        logging.exception("no model card")


if __name__ == "__main__":
    main(None, "models")
