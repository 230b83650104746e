class Opinions:
    client = None

    def set(self, key: str, value: float) -> bool:
        if self.client is None:
            return False
        self.client.hset("opinions", key, value)
        return True
