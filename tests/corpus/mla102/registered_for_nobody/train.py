# a form of: a model that is registered where nothing of the project loads from a registry
import logging

import joblib
import mlflow
from sklearn.linear_model import LogisticRegression

logger = logging.getLogger(__name__)


def register_model(run_id):
    try:
        details = mlflow.register_model(f"runs:/{run_id}/model", "churn")
        logger.info("version %s", details.version)
        return details
    except Exception as error:  # expect: MLA102 as info
        logger.error("not registered: %s", error)
        return None


def newest():
    return mlflow.sklearn.load_model("models:/churn/latest")


def train(rows, labels):
    model = LogisticRegression(random_state=0).fit(rows, labels)
    with mlflow.start_run() as run:
        details = register_model(run.info.run_id)
    joblib.dump(model, "model.joblib")
    return {"details": details}
