# seen in: AbhijithPai/fastapi-ml-project Day 10/api/routes.py@f34c5321e9ce46f5814c3a859428554737959df6
from fastapi import FastAPI
from routes import router

app = FastAPI()  # expect: MLA702
app.include_router(router)
