# seen in: Yunpei24/fraud-detection-ml common/src/fraud_detection_common/preprocessor.py
from sklearn.preprocessing import StandardScaler


class Fences:
    def __init__(self, columns):
        self.columns = columns
        self.scaler_ = StandardScaler()

    def _fence(self, table):
        for column in self.columns:
            low, high = table[column].quantile(0.01), table[column].quantile(0.99)
            table[column] = table[column].clip(lower=low, upper=high)
        return table

    def fit_transform(self, table):
        table = self._fence(table.copy())
        table[["amount"]] = self.scaler_.fit_transform(table[["amount"]])
        return table

    def transform(self, table):
        table = table.copy()
        table[["amount"]] = self.scaler_.transform(table[["amount"]])  # expect: MLA202
        return table


class SameFences:
    def __init__(self):
        self.bounds_ = (0.0, 0.0)

    def _fence(self, table):
        table["amount"] = table["amount"].clip(*self.bounds_)
        return table

    def fit_transform(self, table):
        self.bounds_ = (table["amount"].quantile(0.01), table["amount"].quantile(0.99))
        return self._fence(table)

    def transform(self, table):
        return self._fence(table.copy())


class Inherited(SameFences):
    def fit_transform(self, table):
        table["amount"] = table["amount"].clip(0, 100)
        return table

    def transform(self, table):
        return self._prepared(table)
