# seen in: se4ai2122-cs-uniba/SE4AI2021Course_FastAPI-demo app/api.py@7f173ddbabede1255677a7a4fa6e73476460841f
from http import HTTPStatus

from fastapi import FastAPI, Response

app = FastAPI()


@app.post("/models/{kind}")
def predict(kind: str, row: list[float]):
    model = models.get(kind)
    if model is not None:
        response = {"message": HTTPStatus.OK.phrase, "status-code": HTTPStatus.OK, "data": model.predict([row])}
    else:
        response = {"message": "Model not found", "status-code": HTTPStatus.BAD_REQUEST}  # expect: MLA102
    return response


@app.delete("/documents")
def delete(name: str):
    if documents.delete(name):
        return {"status": "deleted"}
    return {"error": "File not found"}  # expect: MLA102


@app.delete("/models/{kind}")
def forget(kind: str, response: Response):
    if models.delete(kind):
        return {"status_code": 200}
    response.status_code = 404
    return {"error": "no such model", "status_code": 404}
