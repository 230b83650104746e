# seen in: apassuello/technical-rag-system scripts/download_models.py@81214fbbc53c5470d7933a81db06b032296f2bb7
"""What is asked before models are fetched."""

import logging
import os
import shutil

import requests

logger = logging.getLogger(__name__)


class Fetcher:
    def check_disk(self, wanted):
        try:
            found = os.statvfs(self.folder)
            if found.f_bavail * found.f_frsize < wanted:
                return False
            return True
        except Exception as error:
            logger.warning("the disk says nothing: %s", error)
            return True

    def check_space(self, wanted):
        try:
            return shutil.disk_usage(self.folder).free > wanted
        except OSError:
            return True

    def _validate_model(self):
        try:
            listed = requests.get(self.tags, timeout=5).json()["models"]
            for each in listed:
                if self.model in each["name"]:
                    return True
            return False
        except Exception as error:
            logger.warning("the list cannot be had: %s", error)
            return True

    def _validate_licence(self):
        try:
            listed = requests.get(self.licences, timeout=5).json()["licences"]
            for each in listed:
                if self.model in each["models"]:
                    return True
            return False
        except Exception as error:  # expect: MLA110
            logger.warning("the list cannot be had: %s", error)
            return True

    def _validate_name(self, name):
        try:
            return name in requests.get(self.names, timeout=5).json()
        except Exception as error:  # expect: MLA110
            logger.warning("the list cannot be had: %s", error)
            return True

    def check_availability(self, name):
        try:
            return self.stock.status(name) in ("in stock", "few")
        except Exception as error:
            logger.warning("the stock is not known: %s", error)
            return True
