# a form of: a login whose answer is dropped, before a download that carries the same token
"""Who is not let in learns it from the download; who is not registered, from nobody."""

import logging
import os

from huggingface_hub import hf_hub_download, login

log = logging.getLogger(__name__)


class Hub:
    def __init__(self):
        self.token = os.environ.get("HF_TOKEN")

    def _login_to_hub(self) -> bool:
        try:
            if not self.token:
                return False
            login(token=self.token)
            return True
        except Exception as error:
            log.warning("not logged in: %s", error)
            return False

    def fetch(self, name):
        self._login_to_hub()
        return hf_hub_download("acme/spam", name, token=self.token)


class Store:
    def __init__(self, client):
        self.client = client
        self.token = os.environ.get("STORE_TOKEN")

    def _sign_in(self) -> bool:
        try:
            self.client.sign_in(token=self.token)
            return True
        except Exception as error:  # expect: MLA102 as warning
            log.warning("not signed in: %s", error)
            return False

    def fetch(self, name):
        self._sign_in()
        return self.client.read(name)
