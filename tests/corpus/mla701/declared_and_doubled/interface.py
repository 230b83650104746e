class Scorer:
    def rate(self, text: str) -> list[float]:
        """The scores of a text."""
        raise NotImplementedError

    def title(self, text: str) -> str: ...
