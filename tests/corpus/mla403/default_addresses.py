"""Addresses that stand in for settings: a weak password was still somebody's choice."""

import os

from pymongo import MongoClient
from sqlalchemy import create_engine

MONGO = os.getenv("MONGO_URL", "mongodb://admin:admin123@mongodb:27017/rows")  # expect: MLA403 as info
HERE = os.getenv("LOCAL_URL", "mongodb://admin:admin123@localhost:27017/rows")
OF_IMAGE = os.getenv("DATABASE_URL", "postgresql://postgres:postgres@db:5432/rows")
SHOWN = os.getenv("OTHER_URL", "postgresql://user:your_password1@db:5432/rows")

client = MongoClient(MONGO)
engine = create_engine(OF_IMAGE)
