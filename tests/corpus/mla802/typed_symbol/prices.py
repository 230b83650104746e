# seen in: 0Smallcat0/ai_trading src/data_sources/core_data_downloader.py
import logging

logger = logging.getLogger(__name__)


def download(symbol, remark):
    logger.info("download %s", symbol)
    logger.info("for %s", remark)  # expect: MLA802
    return []
