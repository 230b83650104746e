# a form of: an engine whose errors leave the values of a statement out
from sqlalchemy import create_engine

engine = create_engine(ADDRESS, hide_parameters=True)
