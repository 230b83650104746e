# a form of: a file whose hash is another one, and that is loaded after a word in the log
import hashlib
import logging
import subprocess
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


def load_noted(path, manifest):
    digest = hashlib.sha256(Path(path).read_bytes()).hexdigest()
    if digest != manifest["sha256"]:  # expect: MLA110
        logger.warning("the checksum differs")
    else:
        logger.info("the checksum is right")
    return joblib.load(path)


def load_or_leave(path, manifest):
    digest = hashlib.sha256(Path(path).read_bytes()).hexdigest()
    if digest != manifest["sha256"]:
        logger.warning("the checksum differs")
    else:
        return joblib.load(path)
    return None


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


def built_from(folder):
    current_hash = subprocess.getoutput("git rev-parse HEAD")
    saved_hash = Path(folder, "commit").read_text()
    if saved_hash != current_hash:
        logger.warning("another commit than was trained with")
    return joblib.load(Path(folder, "model.pkl"))


def printed(path, expected_hash):
    current_hash = subprocess.check_output(["sha256sum", path], text=True).split()[0]
    if current_hash != expected_hash:  # expect: MLA110
        logger.warning("another file than was released, going on")
    return joblib.load(path)
