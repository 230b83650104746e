"""Tasks of a night, with nothing that ends one which hangs: the first child process is told."""

import subprocess
from datetime import datetime

from airflow import DAG
from airflow.decorators import task
from airflow.operators.python import PythonOperator

from commands import sync


def fetch():
    subprocess.run(["rclone", "copy", "store:rows", "/data"], check=True)  # expect: MLA101 as info
    subprocess.run(["sha256sum", "-c", "/data/SUMS"], check=True)


@task
def unpack():
    subprocess.run(["tar", "-xf", "/data/rows.tar"], check=True)


def by_hand():
    subprocess.run(["rclone", "check", "store:rows", "/data"], check=True)


with DAG("nightly", start_date=datetime(2025, 3, 1), catchup=False) as dag:
    first = PythonOperator(task_id="fetch", python_callable=fetch)
    first >> unpack() >> PythonOperator(task_id="sync", python_callable=sync)
