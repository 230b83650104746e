import os

from sqlalchemy import create_engine

source = create_engine(os.environ["SOURCE_URL"])

if __name__ == "__main__":
    print(source.dialect.name)
