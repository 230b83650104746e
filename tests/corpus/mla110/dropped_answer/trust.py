# seen in: darkzard05/rag-system-ollama src/security/cache_security.py@ba4b72fa7b3736558494bfe1a946048725fcf3e3
"""A guard that refuses by answering, and one that raises."""

import hashlib


class Trust:
    def verify_origin(self, path):
        if not path.startswith("/srv/indexes/"):
            return False
        return True

    def verify_digest(self, path, wanted):
        with open(path, "rb") as stream:
            if hashlib.sha256(stream.read()).hexdigest() != wanted:
                raise ValueError("not what was written")

    def authenticate(self):
        return self.token is not None

    def full(self, path, wanted):
        self.verify_origin(path)  # expect: MLA110
        self.verify_digest(path, wanted)
        self.authenticate()
        return True
