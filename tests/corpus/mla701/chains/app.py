# seen in: codercake/smartchat-rag-openai backend/app/routes.py@a04d96ae2f58fb299119bc4edb13ff419e777c3f
from chains import make_chain
from fastapi import FastAPI, Request
from langchain_community.vectorstores import FAISS
from starlette.concurrency import run_in_threadpool

app = FastAPI()
qa_chain = make_chain("handbook.pdf")


@app.post("/chat")
async def chat(request: Request):
    body = await request.json()
    return {"answer": qa_chain.run(body["message"])}  # expect: MLA701


@app.post("/chat-in-a-thread")
async def chat_in_a_thread(request: Request):
    body = await request.json()
    return {"answer": await run_in_threadpool(qa_chain.run, body["message"])}


@app.post("/chat-awaited")
async def chat_awaited(request: Request):
    body = await request.json()
    return {"answer": await qa_chain.ainvoke(body["message"])}


@app.post("/index")
async def index(request: Request):
    store = FAISS.from_texts((await request.json())["texts"], qa_chain.embeddings)  # expect: MLA701
    store.save_local("index")
    return {"status": "indexed"}
