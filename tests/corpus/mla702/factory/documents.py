from common import create_api
from security import authenticated
from service import QueryService

app = create_api(title="documents")
documents = QueryService()


@app.post("/documents/search")
def search(text: str, user=authenticated):
    return documents.search(text)
