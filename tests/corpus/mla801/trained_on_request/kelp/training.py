# seen in: ChuLiYu/alphapulse-mlops-platform src/alphapulse/ml/training/iterative_trainer.py@2d1db3fee1f5e027d2c7130cc24b1510573b1be8
from sklearn.linear_model import Ridge


def columns(table):
    print("columns")  # expect: MLA801 as info
    if table.empty:
        print("warning: no rows are left")  # expect: MLA801 as info
    return table.select_dtypes("number")


def fit(table, wanted):
    model = Ridge()
    model.fit(columns(table), wanted)
    return model


def main(table, wanted):
    return fit(table, wanted)


if __name__ == "__main__":
    main(None, None)
