# seen in: yeaung276/loan-prediction LoanPrediction/application/app.py@12185ef6c70770eee0a7469f571091a1d747543d
from fastapi import Cookie, FastAPI, Response
from fastapi.middleware.cors import CORSMiddleware

app = FastAPI()
app.add_middleware(CORSMiddleware, allow_origins=["*"], allow_credentials=True)  # expect: MLA405 as info


@app.post("/session")
def begin(answer: Response):
    answer.set_cookie("session_id", "fresh", httponly=True, samesite="Lax")
    return {"open": True}


@app.get("/loans")
def loans(session_id: str = Cookie(None)):
    return {"session": session_id}
