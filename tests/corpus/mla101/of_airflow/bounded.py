"""Tasks that Airflow ends itself."""

import subprocess
from datetime import datetime, timedelta

from airflow import DAG
from airflow.operators.python import PythonOperator


def fetch():
    subprocess.run(["rclone", "copy", "store:prices", "/data"], check=True)


with DAG("hourly", start_date=datetime(2025, 3, 1), default_args={"execution_timeout": timedelta(hours=1)}) as dag:
    PythonOperator(task_id="fetch", python_callable=fetch)
