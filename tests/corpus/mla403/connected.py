# seen in: RuiFSP/mlops-2025-final_project scripts/setup_grafana.py@6966e0794a9898f356510629b70c40f6f391ca28
# seen in: Pedro-Vital/End-to-end-ML-project-churn-prediction research/Experiment.ipynb@1468e0aea01247b8e9bf1aca55be7f0b1f181eb9
import os

import psycopg
import psycopg2
import pymysql
from sqlalchemy import create_engine

ADDRESS = "mysql+pymysql://root:73119@localhost/shop"


def rows():
    first = psycopg2.connect(host="localhost", user="shop", password="shop_keeper")  # expect: MLA403
    second = pymysql.connect(host="rows.internal", user="shop", passwd="shopkeeper")  # expect: MLA403
    third = create_engine(ADDRESS)  # expect: MLA403
    fourth = psycopg.connect("host=rows.internal dbname=shop user=shop password=keeper")  # expect: MLA403
    return first, second, third, fourth


def settled():
    first = psycopg2.connect(host="localhost", user="shop", password=os.environ["SHOP_PASSWORD"])
    second = psycopg2.connect(host="localhost", user="postgres", password="postgres")
    third = create_engine(os.getenv("SHOP_ADDRESS", "postgresql://shop:keeper@localhost/shop"))
    fourth = psycopg.connect("host=localhost user=postgres password=example")
    return first, second, third, fourth


# not like this: database_url = "postgresql://admin:secret123@rows.internal/shop"


def analytics():
    here = "postgresql://reports:Winter%40Quarter7@127.0.0.1:5432/analytics"  # expect: MLA403
    formed = "postgresql://reports:%s@127.0.0.1:5432/analytics"
    return create_engine(here), create_engine(formed % read())
