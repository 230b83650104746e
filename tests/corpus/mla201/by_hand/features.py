# seen in: rRexhepi/end-to-end-ml-pipeline src/app.py@ee00cb14b075f139b54a1187b390cf82be9d3b2c
def standardised(rows):
    rows = rows[["age", "income"]].copy()
    return (rows - rows.mean()) / rows.std()  # expect: MLA201


def shares(rows):
    rows = rows[["age", "income"]].copy()
    return rows / 100
