# a form of: a cookie that says nothing of who calls, in a route whose body names an author
from fastapi import Cookie, FastAPI
from fastapi.middleware.cors import CORSMiddleware

app = FastAPI()
app.add_middleware(CORSMiddleware, allow_origins=["*"], allow_credentials=True)  # expect: MLA405 as info


@app.get("/page")
def page(theme: str = Cookie("dark")):
    return {"theme": theme, "author": "the team"}
