# seen in: pavanbadempet/Movie-Recommendation-System-based-on-User-Preferences airflow/dags/refresh_dag.py@3c982ff20d9825d4a84c29c5d5f4eb4c8f909690
"""Steps of a scheduler that end well whatever fails in them."""

from airflow import DAG
from airflow.operators.bash import BashOperator

FETCH = """  # expect: MLA102 as warning
cd songs
curl -fO https://charts.example.org/week.csv
mv week.csv data/songs.csv || true
"""
CHECKED = """
cd songs
curl -fO https://charts.example.org/week.csv
mv old.csv archive/ || true
mv week.csv data/songs.csv
"""

with DAG("songs") as dag:
    fetch = BashOperator(task_id="fetch", bash_command=FETCH)
    train = BashOperator(task_id="train", bash_command="python train.py || true")  # expect: MLA102 as warning
    checked = BashOperator(task_id="checked", bash_command=CHECKED)
    tidy = BashOperator(task_id="tidy", bash_command="rm -f data/*.tmp || true")
    fetch >> checked >> train >> tidy
