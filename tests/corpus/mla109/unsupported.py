# a form of: questions that are answered from documents, also where none could be looked up
import logging

from fastapi import FastAPI, HTTPException
from langchain_community.vectorstores import Chroma
from langchain_openai import ChatOpenAI

logger = logging.getLogger(__name__)
app = FastAPI()
llm = ChatOpenAI(model="gpt-4o-2024-08-06", timeout=10)
store = Chroma(persist_directory="db")
retriever = store.as_retriever()


@app.post("/answer")
def answer(question: str):
    docs = []
    try:
        docs = store.similarity_search(question, k=4)
    except Exception as error:  # expect: MLA109
        logger.warning("retrieval failed: %s", error)
    return {"answer": llm.invoke(f"{docs}\n{question}").content}


@app.post("/answer-by-retriever")
def answer_by_retriever(question: str):
    try:
        context = "\n".join(each.page_content for each in retriever.invoke(question))
    except Exception as error:  # expect: MLA109
        logger.warning("retrieval failed: %s", error)
        context = ""
    return {"answer": llm.invoke(f"{context}\n{question}").content}


@app.post("/answer-or-refuse")
def answer_or_refuse(question: str):
    docs = []
    try:
        docs = store.similarity_search(question, k=4)
    except Exception as error:
        logger.warning("retrieval failed: %s", error)
    if not docs:
        raise HTTPException(status_code=503)
    return {"answer": llm.invoke(f"{docs}\n{question}").content}


@app.post("/answer-or-say")
def answer_or_say(question: str):
    docs = []
    try:
        docs = store.similarity_search(question, k=4)
    except Exception as error:
        logger.warning("retrieval failed: %s", error)
    found = docs or "Nothing could be looked up: say so."
    return {"answer": llm.invoke(f"{found}\n{question}").content}


@app.post("/answer-with-suggestions")
def answer_with_suggestions(question: str):
    suggestions = []
    try:
        suggestions = store.similarity_search(question, k=4)
    except Exception as error:
        logger.warning("no suggestions: %s", error)
    return {"answer": llm.invoke(question).content, "suggestions": suggestions}


@app.post("/answer-and-tell")
def answer_and_tell(question: str):
    docs, failed = [], False
    try:
        docs = store.similarity_search(question, k=4)
    except Exception as error:
        logger.warning("retrieval failed: %s", error)
        failed = True
    return {"answer": llm.invoke(f"{docs}\n{question}").content, "unsupported": failed}
