# seen in: Sanster/IOPaint iopaint/batch_processing.py@61a759fb3f332bacdce8b2813f4837495c9b86e0 (the sound form)
"""What a command read from the file that its operator named is no user's."""

import json
import logging

from api import FillRequest, paint

logger = logging.getLogger(__name__)


def fill(folder, config):
    if config is None:
        asked = FillRequest()
        logger.info(f"Using the default: {asked}")
    else:
        with open(config) as opened:
            asked = FillRequest(**json.load(opened))
        logger.info(f"Using {asked}")
    return [paint(each, asked) for each in folder.iterdir()]


def fill_again(asked: FillRequest):
    logger.info(f"Once more: {asked}")  # expect: MLA802
    return paint(None, asked)
