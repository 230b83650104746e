# seen in: RedLicorice/CryptoML-API app/cryptoml_core/services/grid_search.py
"""A search whose record comes out of a failure as it went in."""

import logging

log = logging.getLogger(__name__)


class Search:
    def run(self, grid, rows, labels, record):
        try:
            grid.fit(rows, labels)
        except ValueError as error:  # expect: MLA102 as info
            log.exception(error)
            return record
        record.best = grid.best_params_
        return record

    def run_aloud(self, grid, rows, labels, record):
        try:
            grid.fit(rows, labels)
        except ValueError as error:
            log.exception(error)
            record.failed = str(error)
            return record
        record.best = grid.best_params_
        return record

    def run_or_not(self, grid, rows, labels, record):
        try:
            grid.fit(rows, labels)
        except ValueError as error:
            raise RuntimeError("the search failed") from error
        record.best = grid.best_params_
        return record
