# a form of: a whole table that is read by what a cache was handed
import pandas as pd
from sqlalchemy import create_engine

engine = create_engine("postgresql://db/predictions")


def all_predictions():
    return pd.read_sql("SELECT * FROM predictions", engine)  # expect: MLA704


def all_reviews():
    return pd.read_sql("SELECT * FROM reviews", engine)


def last_predictions():
    return pd.read_sql("SELECT * FROM predictions ORDER BY made DESC LIMIT 500", engine)
