# a form of: a route that depends on an object
from fastapi import Depends, FastAPI
from limits import Limit

app = FastAPI()


@app.get("/words", dependencies=[Depends(Limit(10))])
async def words():
    return []
