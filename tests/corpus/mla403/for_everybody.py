# seen in: onyx-dot-app/onyx backend/onyx/configs/app_configs.py@a7d66a8b778c3f9026c4f89dae47d14a3f84816f, DataTalksClub/llm-zoomcamp 02-vector-search/code/vector_search_pgvector.ipynb@c85fa440791efd6c902f7f30ccedaae4483e3f9e
import os

import psycopg2

SEARCH_PASSWORD = os.environ.get("SEARCH_PASSWORD", "SolidPassw0rd77!")  # expect: MLA403 as warning
ROWS_PASSWORD = os.environ.get("ROWS_PASSWORD", "brisket-Tin7")  # expect: MLA403 as error
STORE_PASSWORD = "SolidPassw0rd77!"  # expect: MLA403 as error


def rows():
    here = psycopg2.connect("postgresql://reader:pswd@localhost:5432/questions")
    there = psycopg2.connect("postgresql://reader:brisket@localhost:5432/questions")  # expect: MLA403 as info
    return here, there
