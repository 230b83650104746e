# seen in: ashishlabs-23/bitcoin-prediction-lab backtest/market_memory.py@4e3a52fef956c7fb847280e9487ace81c6e5d6fc
import logging

log = logging.getLogger(__name__)


def export_datasets(rows):
    try:
        rows.to_parquet("exports/memory.parquet")
    except Exception as error:  # expect: MLA102 as info
        log.warning("not exported: %s", error)


def export_features(rows):
    try:
        rows.to_parquet("exports/features.parquet")
    except Exception as error:  # expect: MLA102 as warning
        log.warning("not exported: %s", error)
