# a form of: a mean that is taken only by an object which has learnt, and serving makes a fresh one
class CityMeans:
    def __init__(self):
        self._means: dict[str, float] | None = None

    def apply(self, rows, fit=True):
        rows = rows.copy()
        if fit and "label" in rows.columns:
            self._means = rows.groupby("city")["label"].mean().to_dict()
        if self._means:
            overall = rows["label"].mean() if "label" in rows.columns else 0.1
            rows["city"] = rows["city"].map(self._means).fillna(overall)
        else:
            rows["city"] = 0.1
        return rows

    def apply_to_one(self, rows):
        return self.apply(rows, fit=False)
