# a form of: a step that only logs what goes wrong, whose caller drops its answer and tells a success
import logging

log = logging.getLogger(__name__)


class Indexer:
    def __init__(self, store, splitter):
        self.store = store
        self.splitter = splitter
        self.recent = {}

    def add_document(self, path):
        text = path.read_text()
        try:
            self.store.put(self.splitter(text))
        except Exception as error:  # expect: MLA102
            log.error("not indexed: %s", error)

    def add_or_raise(self, path):
        try:
            self.store.put(self.splitter(path.read_text()))
        except Exception as error:  # ok: it goes on
            log.error("not indexed: %s", error)
            raise

    def add_checked(self, path):
        try:
            self.store.put(self.splitter(path.read_text()))
        except Exception as error:  # ok: the answer tells, and the route asks
            log.error("not indexed: %s", error)
            return False
        return True

    def keep_recent(self, path):
        self.recent[path] = path
        try:
            self.store.put(path)
        except Exception as error:  # ok: the work was done before, and this is a second place
            log.warning("only in memory: %s", error)

    def note_usage(self, path):
        """Optional: nobody misses it."""
        try:
            self.store.count(path)
        except Exception as error:  # ok: it says so
            log.warning("not counted: %s", error)

    def process_notification(self, message):
        try:
            self.store.put(message["body"])
        except KeyError as error:
            log.error("malformed: %s", error)
        except Exception as error:  # expect: MLA102
            log.error("not processed: %s", error)

    def handle(self, message):
        if not message:
            return False
        if message["kind"] == "new":
            self.process_notification(message)
        else:
            log.warning("unknown kind")
        return True

    def refresh(self, path):
        try:
            self.store.put(path)
        except Exception as error:  # ok: its caller promises nothing
            log.error("not refreshed: %s", error)

    def pull(self, path):
        try:
            self.store.put(path)
            self.pulled = True
        except Exception as error:  # ok: a flag tells whether it is there
            log.error("not pulled: %s", error)
