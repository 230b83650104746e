# a form of: a file whose hash is another one, and that is loaded after a word in the log
import hashlib
import logging
from pathlib import Path

import joblib

logger = logging.getLogger(__name__)


def load(path, expected_hash):
    current_hash = hashlib.sha256(Path(path).read_bytes()).hexdigest()
    if current_hash and current_hash != expected_hash:  # expect: MLA110
        logger.warning("another file than was released, going on")
    return joblib.load(path)


def load_listed(path, manifest):
    digest = hashlib.sha256(Path(path).read_bytes()).hexdigest()
    if digest != manifest["sha256"]:  # expect: MLA110
        print("the checksum differs")
    return joblib.load(path)


def load_strictly(path, expected_hash):
    current_hash = hashlib.sha256(Path(path).read_bytes()).hexdigest()
    if current_hash != expected_hash:
        logger.error("another file")
        raise ValueError(path)
    return joblib.load(path)


def read_again(path, stored_hash):
    current_hash = hashlib.sha256(Path(path).read_bytes()).hexdigest()
    if current_hash != stored_hash:
        logger.info("it has changed")
        return index(path)
    return None


def print_report(paths, expected_md5):
    for path in paths:
        md5 = hashlib.md5(Path(path).read_bytes()).hexdigest()
        if md5 != expected_md5[path]:
            print(path, "differs")
