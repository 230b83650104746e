from celery import Celery
from store import engine

queue = Celery("tasks", broker="redis://broker:6379/0")


@queue.task
def clean(day: str):
    with engine.begin() as connection:
        connection.exec_driver_sql("delete from rows where day = %s", (day,))
