# a form of: a script of which a DAG of classic operators runs the functions, so that nobody sees what they print
from airflow import DAG
from airflow.operators.python import PythonOperator

from scoring import score

with DAG("nightly", schedule="@daily") as dag:
    PythonOperator(task_id="score", python_callable=score)
