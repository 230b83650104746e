# seen in: jjjulianleon/price-prediction-ml-end-to-end src/data/ingestion.py
import pandas as pd
import sqlalchemy

engine = sqlalchemy.create_engine("postgresql://localhost/trips")


def sample(query, limit, sample_seed=None, blocks=False):
    if blocks:
        wrapped = f"SELECT * FROM ({query}) AS base SAMPLE ({limit} ROWS)"  # expect: MLA501 as warning
    else:
        wrapped = f"""
            SELECT * FROM ({query}) AS base
            ORDER BY RANDOM()
            LIMIT {limit}
        """
    return pd.read_sql(wrapped, engine)


def some(limit):
    return pd.read_sql(f"select * from trips order by rand() limit {limit}", engine)  # expect: MLA501 as info


def hundredth():
    query = "SELECT * FROM trips TABLESAMPLE BERNOULLI (1)"  # expect: MLA501 as info
    return pd.read_sql(query, engine)


def shown():
    return pd.read_sql("SELECT * FROM trips ORDER BY RANDOM() LIMIT 1", engine)  # ok: one row, to look at


def ordered(seed, limit):
    query = f"SELECT * FROM trips ORDER BY MD5(CONCAT(id, '{seed}')) LIMIT {limit}"
    return pd.read_sql(query, engine)


def sample_sizes(rows):
    return rows.sample(10, random_state=3)  # a sample (10 rows) of what is there
