import threading

from fastapi import FastAPI, Request

from keepers import Bounded, Locks, Regions, Seen, Swept
from keepers import Request as Kept
from watch import watch

app = FastAPI()
app.middleware("http")(watch)
locks, seen, swept, bounded, regions = Locks(), Seen(), Swept(), Bounded(), Regions()
visits = {}


def sweep():
    swept.sweep()
    threading.Timer(60, sweep).start()


@app.post("/series/{series_id}")
def fit(series_id: str, file_hash: str, user_id: str, request: Request):
    swept.note(file_hash)
    bounded.keep(user_id, 1)
    regions.row(series_id)
    kept = Kept()
    kept.keep_row(user_id)
    visits.setdefault(request.client.host, 0)  # expect: MLA704 as info
    with locks.of(series_id):
        return seen.is_new(file_hash)


sweep()
