from sklearn.ensemble import IsolationForest


def compare():
    return {part: IsolationForest().fit(rows).offset_ for part, rows in read_growth()}  # expect: MLA705
