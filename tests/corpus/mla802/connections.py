# a form of: the address of a database, with its password, in the log of a task
import logging
import os
from urllib.parse import quote_plus

from airflow.decorators import task
from airflow.hooks.base import BaseHook
from sqlalchemy import URL, create_engine

log = logging.getLogger(__name__)
CONNECT = dict(host="h", user=os.environ["U"], password=os.environ["P"])


def make(user, password, host):
    plain = f"postgresql://{user}:{password}@{host}/db"
    print(plain)  # expect: MLA802
    print("host", host)
    percent = "mysql://%s:%s@%s/db" % (user, password, host)
    print("other", percent)  # expect: MLA802
    braces = "mysql://{}:{}@{}/db".format(user, password, host)
    log.info(braces)  # expect: MLA802
    joined = "mysql://" + user + ":" + password + "@" + host
    log.info(joined)  # expect: MLA802
    named = "mysql://{user}:{pw}@{host}/db".format(user=user, pw=password, host=host)
    log.info("named %s", named)  # expect: MLA802
    masked = f"postgresql://{user}:***@{host}/db"
    print(masked)
    return create_engine(plain)


def address():
    return f"redis://:{os.environ['P']}@{os.environ['H']}:6379"


commands.add_parser("url").set_defaults(handler=lambda _: print(address()))


@task
def load():
    connection = BaseHook.get_connection("rows")
    print(connection.get_uri())  # expect: MLA802
    print(connection.host, connection.schema)
    uri = connection.get_uri()
    log.info("uri is %s", uri)  # expect: MLA802
    print(os.environ["DB_PASSWORD"])  # expect: MLA802
    print(os.environ["DB_HOST"])
    print(address())  # expect: MLA802
    url = URL.create("postgresql", username="a", password=os.environ["P"], host="x")
    print(url)
    print(url.render_as_string(hide_password=False))  # expect: MLA802
    print(url.render_as_string(hide_password=True))
    log.info("connect with %s", CONNECT)  # expect: MLA802
    log.info("connect with %s", {k: v for k, v in CONNECT.items() if k != "password"})
    log.info("connect to %s", CONNECT["host"])


class Store:
    def __init__(self, settings):
        self.address = f"postgresql+psycopg2://{settings.user}:{quote_plus(settings.password)}@{settings.host}/x"
        log.info("connecting to %s", self.address)  # expect: MLA802
        log.info("connecting to %s", self.address.split("@")[-1])
