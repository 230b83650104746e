# seen in: DavidLivingstoneHini/churn-prediction-api backend/app/database/session.py@c9d36c7e866e0a036e28847a204083ff76853513
"""The engine that every request takes its connection from."""

import os

from sqlalchemy import create_engine

engine = create_engine(os.environ["DATABASE_URL"], pool_pre_ping=True)  # expect: MLA101 as info
bounded = create_engine(
    os.environ["AUDIT_URL"], connect_args={"connect_timeout": 3, "options": "-c statement_timeout=2000"}
)
beside = create_engine("sqlite:///scratch.db")
