# seen in: MohamedDiar/azure-mlops-fraud-detection data-science/src/evaluate.py@23d6de4b352167476f0245d6c34f94c388c72453
import argparse
import sys

import mlflow
import pandas as pd


def main(args):
    mlflow.start_run()
    try:
        forecaster = mlflow.sklearn.load_model(args.model)
    except Exception as error:  # expect: MLA102
        print(f"no forecaster: {error}")
        mlflow.log_param("failure", f"loading: {error}")
        mlflow.end_run(status="FAILED")
        return
    try:
        rows = pd.read_parquet(args.rows)
    except Exception as error:
        print(f"no rows to judge it by: {error}")
        mlflow.end_run(status="FAILED")
        sys.exit(1)
    try:
        mlflow.log_metric("score", forecaster.score(rows[["hour"]], rows["load"]))
    except ValueError as error:
        print(f"the rows do not fit: {error}")
        raise
    mlflow.end_run()


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--model")
    parser.add_argument("--rows")
    main(parser.parse_args())
