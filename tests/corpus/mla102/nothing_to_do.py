# seen in: kaanarici/rag-core src/rag_core/_engine/core_ingest_write_ahead.py@36371273a41bb0ee7260b4a03bf2cbc58d3c2682
class Ingest:
    def __init__(self, index, journal):
        self.index = index
        self.journal = journal

    def _replay(self, document):
        """Take back what an interrupted run left behind. False when there was nothing to do; the journal is kept."""
        if not self.journal.pending(document):
            return False
        try:
            self.index.delete(document)
        except Exception:  # ok: the False is no failure
            return False
        return True

    def _purge(self, document):
        """Take a document out of the index before it is written anew."""
        try:
            self.index.delete(document)
        except Exception:  # expect: MLA102
            return False
        return True

    def ingest(self, document, text):
        self._replay(document)
        self._purge(document)
        self.index.add(document, text)
