# a form of: rows that could not be prepared go to the model as they came
import logging

import numpy as np

log = logging.getLogger(__name__)


class Scorer:
    def __init__(self, model, scaler, encoder):
        self.model = model
        self.scaler = scaler
        self.encoders = {"soil": encoder}

    def kept(self, rows):
        try:
            rows = self.scaler.transform(rows)
        except Exception as error:  # expect: MLA109
            log.warning("could not scale: %s", error)
        return self.model.predict(rows)

    def replaced(self, table):
        try:
            ready = self.scaler.transform(table)
        except ValueError:  # expect: MLA109
            ready = table.values.astype("float32")
        ready = np.nan_to_num(ready)
        answers = self.model.predict_proba(ready)
        return answers[:, 1]

    def column_wise(self, table):
        ready = table
        try:
            coded = self.encoders["soil"].transform(table["soil"])
            ready = np.column_stack([table["depth"], coded])
        except Exception as error:  # expect: MLA109
            log.error("not encoded: %s", error)
        return self.model.predict(ready)

    def where_missing(self, rows):
        if self.scaler is not None:
            rows = self.scaler.transform(rows)
        else:
            log.warning("no scaler: raw features are used")  # expect: MLA109
        return self.model.predict(rows)

    def refuses(self, rows):
        try:
            rows = self.scaler.transform(rows)
        except Exception as error:
            log.warning("could not scale: %s", error)
            raise
        return self.model.predict(rows)

    def another_scaler(self, rows, spare):
        try:
            ready = self.scaler.transform(rows)
        except Exception:
            ready = spare.transform(rows)
        return self.model.predict(ready)

    def for_a_plot(self, rows, draw):
        try:
            shown = self.scaler.transform(rows)
        except ValueError:
            shown = rows
        draw(shown)
        return self.model.predict(rows)

    def not_fitted_ones(self, rows, picture):
        try:
            rows = picture.transform(rows)
        except ValueError:
            log.warning("the picture is used as it is")
        return self.model.predict(rows)

    def by_kind(self, rows):
        if self.scaler is not None:
            rows = self.scaler.transform(rows)
        else:
            log.debug("trees need no scaling")
        return self.model.predict(rows)
