# a form of: a database that is out of reach looks like one that holds nothing, asked by an object of the project's own
import logging

log = logging.getLogger(__name__)


class Sessions:
    def __init__(self, postgres_session, user_repository, http_session):
        self.postgres_session = postgres_session
        self.user_repository = user_repository
        self.http_session = http_session

    async def history(self, session):
        try:
            found = await self.postgres_session.get_chat_history(session)
            if found:
                return found
            return []
        except Exception as error:  # expect: MLA109
            log.error("no history of %s: %s", session, error)
            return []

    def users(self, name):
        try:
            return self.user_repository.find_by_name(name)
        except Exception:  # expect: MLA109
            return []

    def users_or_raise(self, name):
        try:
            return self.user_repository.find_by_name(name)
        except Exception as error:
            raise LookupError(name) from error

    def adapters(self, url):
        try:
            return self.http_session.get_adapter(url)
        except Exception:
            return []

    def built(self, name):
        try:
            return self.user_repository.format_name(name)
        except Exception:
            return []
