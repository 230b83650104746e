# seen in: YuriiOks/mnist-digit-classifier model/utils/preprocessing.py@fc9874c1261f71444156e9c289c5f1f6de8b7a4d
"""Pictures that could not be centred, and go on as they came."""

import logging

log = logging.getLogger(__name__)


def center_stamp(image):
    try:
        box = image.getbbox()
        return paste_in_the_middle(image.crop(box))
    except Exception as error:  # expect: MLA102
        log.error("not centred: %s", error)
        return image


def center_or_refuse(image):
    try:
        box = image.getbbox()
        return paste_in_the_middle(image.crop(box))
    except Exception as error:  # ok
        raise ValueError("this picture cannot be centred") from error
