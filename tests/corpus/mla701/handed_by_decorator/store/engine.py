from sqlalchemy import create_engine
from sqlalchemy.orm import sessionmaker

Maker = sessionmaker(create_engine("sqlite:///notes.db", hide_parameters=True))
