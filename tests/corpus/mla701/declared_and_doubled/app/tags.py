class Tagger:
    def tags(self, text: str) -> list[str]:
        raise NotImplementedError


class WordTagger(Tagger):
    def tags(self, text: str) -> list[str]:
        return text.split()
