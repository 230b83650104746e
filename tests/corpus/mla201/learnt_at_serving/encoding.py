# a form of: the same where serving asks it to learn of what it is sent
class CityMeans:
    def __init__(self):
        self._means: dict[str, float] | None = None

    def apply(self, rows, fit=True):
        rows = rows.copy()
        if fit and "label" in rows.columns:
            self._means = rows.groupby("city")["label"].mean().to_dict()
        if self._means:
            overall = rows["age"].mean()
            rows["city"] = rows["city"].map(self._means).fillna(overall)  # expect: MLA201 as error
        else:
            rows["city"] = 0.1
        return rows

    def apply_to_one(self, rows):
        return self.apply(rows, fit=True)
