class Answers:
    client = None

    def set(self, key: str, value: float) -> bool:
        if self.client is None:
            return False
        self.client.setex(key, 3600, value)
        return True
