# seen in: alialaei/ai-chatbot-Rag rag_engine.py@66a5cd713165801500804475519968db80c62124
from fastapi import FastAPI
from langchain_community.chat_models import ChatOpenAI
from langchain_groq import ChatGroq
from langchain_openai import OpenAI
from pydantic import BaseModel, Field

app = FastAPI()
llm = ChatOpenAI(model_name="gpt-4", timeout=20)  # expect: MLA106
bounded = ChatGroq(model="llama-3.3-70b", max_tokens=400, timeout=20)
completion = OpenAI(timeout=20)  # 256 tokens by default


class Question(BaseModel):
    text: str = Field(max_length=2000)


@app.post("/ask")
def ask(question: Question):
    return {"answer": (llm | bounded).invoke(question.text), "short": completion.invoke(question.text)}
