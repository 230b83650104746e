import secrets

from config import settings
from fastapi import Depends, FastAPI, Header, HTTPException

app = FastAPI()


def for_admins(x_admin_key: str = Header()):
    if not secrets.compare_digest(x_admin_key, settings.admin_api_key):
        raise HTTPException(status_code=403)


@app.post("/reload", dependencies=[Depends(for_admins)])
def reload():
    return {"weather": bool(settings.weather_api_key)}
