# a form of: a function that says who asks, and never reads the credential that came
import jwt
from fastapi import Depends, FastAPI, HTTPException
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer, OAuth2PasswordBearer

app = FastAPI()
bearer = HTTPBearer()
tokens = OAuth2PasswordBearer(tokenUrl="token")


def get_current_user(credentials: HTTPAuthorizationCredentials = Depends(bearer)):  # expect: MLA110
    return {"name": "keeper", "role": "admin"}


async def verify_token(token: str = Depends(tokens)) -> bool:  # expect: MLA110
    return True


def current_user_of(token: str = Depends(tokens)):
    return jwt.decode(token, PUBLIC_KEY, algorithms=["RS256"])["sub"]


def current_user_by_name(name: str = Depends(current_user_of), token: str = Depends(tokens)):
    return {"name": name}


def require_user(token: str = Depends(tokens)):
    raise HTTPException(501, "not written yet")


def authenticate(token: str = Depends(tokens)):
    return None


@app.post("/score")
def score(rows: list[float], user: dict = Depends(get_current_user)):
    return {"score": model.predict([rows]).tolist(), "by": user["name"]}
