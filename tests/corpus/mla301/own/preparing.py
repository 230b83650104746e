"""Preprocessing of the project's own."""


class DataPreprocessor:
    def fit_transform(self, rows):
        self.mean, self.deviation = rows.mean(), rows.std()
        return self.transform(rows)

    def transform(self, rows):
        return (rows - self.mean) / self.deviation  # expect: MLA301


def stratified_split(x, y, test_size, random_state):
    ...
