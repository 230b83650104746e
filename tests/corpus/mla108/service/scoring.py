def score(rows):
    assert rows, "no rows"
    assert all(len(row) == 12 for row in rows)  # expect: MLA108
    return model.predict(rows)


def benchmark(rows):
    assert len(rows) == 1000
