# seen in: MohamedDiar/azure-mlops-fraud-detection data-science/src/evaluate.py@23d6de4b352167476f0245d6c34f94c388c72453
"""No job runs this one: who starts it by hand reads why it ended."""

import argparse

import mlflow
import pandas as pd


def main(args):
    mlflow.start_run()
    try:
        forecaster = mlflow.sklearn.load_model(args.model)
    except Exception as error:
        print(f"no forecaster: {error}")
        mlflow.end_run(status="FAILED")
        return
    rows = pd.read_parquet(args.rows)
    forecaster.score(rows[["hour"]], rows["load"])
    mlflow.end_run()


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--model")
    parser.add_argument("--rows")
    main(parser.parse_args())
