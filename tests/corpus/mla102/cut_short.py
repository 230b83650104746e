# seen in: LovePelmeni/DeepfakeStream src/training/evaluators/sliced_evaluator.py@f51feade0e94ae791c97f4d1c8256aee49ccc948
"""Collections that go out as far as they came."""

import logging

logger = logging.getLogger(__name__)


def frames_of(video):
    frames = []
    try:
        while video.isOpened():
            frames.append(video.grab_frame())
    except Exception as error:  # expect: MLA102 as warning
        logger.error("%s broke off: %s", video, error)
    return frames


def by_class(rows):
    scores = {}
    try:
        for label in rows.labels():
            scores[label] = rows.of(label).accuracy()
    except Exception as error:  # expect: MLA102 as warning
        logger.error(error)
        return scores
    return scores


def by_class_each(rows):
    scores = {}
    for label in rows.labels():
        try:
            scores[label] = rows.of(label).accuracy()
        except ValueError as error:
            logger.error("%s: %s", label, error)
    return scores


def by_class_asked(rows):
    scores = {}
    try:
        for label in rows.labels():
            scores[label] = rows.of(label).accuracy()
    except Exception as error:
        logger.error(error)
    if not scores:
        raise RuntimeError("nothing was measured")
    return scores


def stale_files(folder):
    found = []
    try:
        for path in folder.iterdir():
            found.append(path)
    except Exception as error:
        logger.error(error)
    return found


def column_comments(connection):
    comments = {}
    try:
        for row in connection.rows():
            comments[row.column] = row.comment
    except Exception as error:
        logger.debug(error)
    return comments
