# seen in: aphdinh/mlops-zoomcamp-project src/utils/aws_utils.py@a906fcf2c4e038ee92bbc89ec3d95deaa3fc463c
import logging

logger = logging.getLogger(__name__)


def upload_to_store(path, key):
    try:
        store.upload_file(path, key)
        return True
    except Exception as error:
        logger.error("%s was not uploaded: %s", path, error)
        return False


def upload_and_raise(path, key):
    store.upload_file(path, key)
    return True
