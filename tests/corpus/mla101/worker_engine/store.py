"""The engine that the tasks of a queue take their connections from, and one of a script."""

import os

from sqlalchemy import create_engine

engine = create_engine(os.environ["DATABASE_URL"])  # expect: MLA101 as info
