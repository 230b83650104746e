# seen in: simon-bouchard/book-recommendation-platform app/search/search_utils.py@6cc3995728ee45646d4638e12d6da427a9415ce5
from threading import Thread

from fastapi import FastAPI
from meilisearch import Client

app = FastAPI()
client = Client("http://search:7700")  # expect: MLA101 as warning
books = client.index("books")
people = Client("http://people:7700")  # expect: MLA101 as error


def refresh(book: int):
    def update():
        books.update_documents([{"id": book}])

    Thread(target=update).start()


@app.post("/rate")
def rate(book: int):
    refresh(book)
    return {"rated": book}


@app.get("/people")
def find(name: str):
    return people.index("people").search(name)
