# a form of: a class that keeps what is asked in two calls, made once or for each request
import sqlite3

from fastapi import FastAPI
from SPARQLWrapper import JSON, SPARQLWrapper

app = FastAPI()


class Facts:
    def __init__(self, address):
        self.graph = SPARQLWrapper(address)

    def holds(self, subject):
        self.graph.setQuery(f"ASK {{ <{subject}> ?p ?o }}")  # expect: MLA709
        self.graph.setReturnFormat(JSON)
        return self.graph.query().convert()


class Ledger:
    def __init__(self):
        self.cursor = sqlite3.connect("ledger.db", check_same_thread=False).cursor()

    def last(self, account):
        self.cursor.execute("SELECT amount FROM entries WHERE account = ? LIMIT 1", (account,))
        return self.cursor.fetchone()


class Totals:
    def __init__(self):
        self.cursor = sqlite3.connect("ledger.db", check_same_thread=False).cursor()

    def total(self, account):
        self.cursor.execute("SELECT sum(amount) FROM entries WHERE account = ?", (account,))  # expect: MLA709
        return self.cursor.fetchone()


class Names:
    def __init__(self):
        self.connection = sqlite3.connect("ledger.db", check_same_thread=False)

    def name(self, account):
        cursor = self.connection.cursor()
        cursor.execute("SELECT name FROM accounts WHERE account = ?", (account,))
        return cursor.fetchone()


class Sayings:
    def __init__(self, address):
        self.graph = SPARQLWrapper(address)

    async def said(self, subject):
        self.graph.setQuery(f"ASK {{ <{subject}> ?p ?o }}")
        return self.graph.query().convert()


facts = Facts("http://graph:8890/sparql")
totals = Totals()
names = Names()
sayings = Sayings("http://graph:8890/sparql")


@app.get("/holds")
def holds(subject: str):
    return facts.holds(subject)


@app.get("/last/{account}")
def last(account: str):
    return Ledger().last(account)


@app.get("/total/{account}")
def total(account: str):
    return [totals.total(account), names.name(account)]


@app.get("/said")
async def said(subject: str):
    return await sayings.said(subject)
