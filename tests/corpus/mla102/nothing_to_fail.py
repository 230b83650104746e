# seen in: appadaycreator/jquants-stock-prediction core/deadline_management.py@9f87025c6c21923e99ae81d70a8df670b8e42e12
"""A record that is made and kept in memory cannot fail, and one that is read from a text can."""

import logging
from dataclasses import dataclass
from datetime import datetime

log = logging.getLogger(__name__)


@dataclass
class Term:
    name: str
    until: datetime
    made: datetime
    note: str = ""


@dataclass
class Checked:
    name: str

    def __post_init__(self):
        if not self.name:
            raise ValueError("no name")


class Terms:
    def __init__(self):
        self.terms = {}
        self.checked = {}

    def add_term(self, key: str, name: str, until: datetime) -> bool:
        try:
            term = Term(name=name, until=until, made=datetime.now())
            self.terms[key] = term
            log.info(f"added: {key}")
            return True
        except Exception as error:  # ok: nothing here fails
            log.error(f"not added: {error}")
            return False

    def add_text(self, key: str, name: str, until: str) -> bool:
        try:
            term = Term(name=name, until=datetime.fromisoformat(until), made=datetime.now())
            self.terms[key] = term
            return True
        except Exception as error:  # expect: MLA102 as warning
            log.error(f"not added: {error}")
            return False

    def add_checked(self, key: str, name: str) -> bool:
        try:
            self.checked[key] = Checked(name=name)
            return True
        except Exception as error:  # expect: MLA102 as warning
            log.error(f"not added: {error}")
            return False


def take_over(rows):
    terms = Terms()
    for row in rows:
        terms.add_term(row.key, row.name, row.until)
        terms.add_text(row.key, row.name, row.text)
        terms.add_checked(row.key, row.name)
    return terms.terms
