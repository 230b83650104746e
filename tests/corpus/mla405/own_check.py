# seen in: weaviate/Verba goldenverba/server/api.py@6fb7c98d729bca91efe6be7d835dc9d36a53905f
from fastapi import FastAPI, Request
from fastapi.middleware.cors import CORSMiddleware
from fastapi.responses import JSONResponse

app = FastAPI()
app.add_middleware(CORSMiddleware, allow_origins=["*"], allow_credentials=True)


@app.middleware("http")
async def of_our_pages(request: Request, call_next):
    page = request.headers.get("origin")
    if page != str(request.base_url).rstrip("/"):
        return JSONResponse({"error": "another site"}, status_code=403)
    return await call_next(request)
