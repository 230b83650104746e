# a form of: all origins, and a session cookie that another file reads
from accounts import whoami
from fastapi import Depends, FastAPI
from fastapi.middleware.cors import CORSMiddleware

app = FastAPI()
app.add_middleware(CORSMiddleware, allow_origins=["*"], allow_credentials=True)  # expect: MLA405 as error


@app.get("/scores")
def scores(user: str = Depends(whoami)):
    return {"user": user}
