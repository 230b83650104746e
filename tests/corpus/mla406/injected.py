# seen in: RiyadMehdi7/churnvision_web_1_0 backend/app/api/v1/churn.py@616197bffee3ffee8014117ac756c898ae2aa8e4
from typing import Annotated

import pandas as pd
from fastapi import APIRouter, Depends
from sqlalchemy.orm import Session

from .database import active_rows, get_db

router = APIRouter()


def read_active(db):
    rows = active_rows(db)
    return pd.read_csv(rows.file_path)


def read_named(name):
    path = f"rows/{name}"
    return pd.read_csv(path)


@router.post("/train")
def train(db: Session = Depends(get_db)):
    return len(read_active(db))  # ok: a session of the database is no path


@router.post("/train-again")
def train_again(db: Annotated[Session, Depends(get_db)]):
    return len(read_active(db))  # ok


@router.post("/train-on")
def train_on(file_name: str, db: Session = Depends(get_db)):
    return len(read_named(file_name))  # expect: MLA406
