# seen in: mircohoehne/e2e-taxi-ride-duration-prediction e2e_taxi_ride_duration_prediction/mlflow_utils.py@0ea13dc60cf34bf24b0529acc0b93059faffaf50
import logging

import mlflow

logger = logging.getLogger(__name__)


def setup_mlflow(path):
    try:
        mlflow.set_tracking_uri(f"sqlite:///{path}")
        mlflow.set_experiment("rides")
        return True
    except Exception as error:  # expect: MLA102
        logger.error("no tracking: %s", error)
        return False


if __name__ == "__main__":
    print(setup_mlflow("mlruns.db"))
