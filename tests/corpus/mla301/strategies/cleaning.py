# seen in: sai-sujan/Wine-Quality-Prediction---End-to-End-MLOps-Project src/data_cleaning.py@e0375332776579b7030b8d37fe568c2d4a1079df
"""What is done to a table, one class a step; who runs them says in which order."""

from sklearn.model_selection import train_test_split


class Fill:
    def apply(self, table):
        for name in table.select_dtypes("number").columns:
            table[name].fillna(table[name].median(), inplace=True)  # expect: MLA301
        return table.drop_duplicates()


class FillZero:
    def apply(self, table):
        return table.fillna({"alcohol": 0})


class Scale:
    def apply(self, table):
        # nobody splits what it gives
        table["alcohol"] = table["alcohol"] - table["alcohol"].mean()
        return table


class Divide:
    def apply(self, table):
        X_train, X_test, y_train, y_test = train_test_split(table.drop(columns="grade"), table["grade"])
        return X_train, X_test, y_train, y_test


class Cleaning:
    def __init__(self, table, strategy):
        self.table = table
        self.strategy = strategy

    def apply(self):
        return self.strategy.apply(self.table)
