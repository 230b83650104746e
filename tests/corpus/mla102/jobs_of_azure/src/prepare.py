# seen in: MohamedDiar/azure-mlops-fraud-detection data-science/src/prep.py@23d6de4b352167476f0245d6c34f94c388c72453
import argparse
from pathlib import Path

import mlflow
import mltable


def main(args):
    mlflow.start_run()
    try:
        table = mltable.load(args.meters)
        meters = table.to_pandas_dataframe()
    except Exception as error:  # expect: MLA102
        print(f"the meters could not be read: {error}")
        mlflow.log_param("failure", f"reading: {error}")
        mlflow.end_run(status="FAILED")
        return
    meters["hour"] = meters["read_at"].dt.hour
    try:
        meters.to_parquet(Path(args.out) / "meters.parquet")
    except Exception as error:  # expect: MLA102
        print(f"the rows were not kept: {error}")
        mlflow.set_tag("saved", "no")
        mlflow.end_run(status="FAILED")
        return
    mlflow.end_run()


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--meters")
    parser.add_argument("--out")
    main(parser.parse_args())
