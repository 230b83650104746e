# seen in: arc53/DocsGPT application/agents/workflow_agent.py@52279d27b4c311c83e62f16f7867f2cf4a74b7f5
"""A None for "failed": who gets it says so; and one that stands for "not found" as well."""

import logging

logger = logging.getLogger(__name__)


class Plans:
    def _read(self, name):
        try:
            row = self.session.query(Plan).filter_by(name=name).first()
            if row is None:
                return None
            return dict(row)
        except Exception as error:
            logger.error("no plan: %s", error)
            return None

    def _plan(self, name):
        if self.given:
            return self.given
        return self._read(name)

    def run(self, name):
        plan = self._plan(name)
        if not plan:
            yield {"type": "error", "error": "The plan could not be loaded."}
            return
        yield from self.steps(plan)

    def _owner(self, name):
        try:
            row = self.session.query(Owner).filter_by(name=name).first()
            if row is None:
                return None
            return dict(row)
        except Exception as error:  # expect: MLA102
            logger.error("no owner: %s", error)
            return None

    def owner(self, name):
        found = self._owner(name)
        if not found:
            raise NotFound(404, name)
        return found


def keep(session, item):
    try:
        if not item.get("key"):
            logger.error("no key")
            return None
        row = session.query(Item).filter_by(key=item["key"]).first()
        if row is None:
            row = Item(key=item["key"])
        row.size = item["size"]
        session.commit()
        return row
    except Exception as error:
        logger.error("not kept: %s", error)
        return None
