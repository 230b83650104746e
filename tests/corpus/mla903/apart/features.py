def prepare(row):
    return [[row["age"] / 100]]
