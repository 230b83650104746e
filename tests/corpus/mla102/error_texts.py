# a form of: an assistant behind an API that answers with a text about its own failure where its model's text is expected
from fastapi import FastAPI
from langchain_core.tools import tool
from openai import OpenAI
from pydantic import BaseModel, Field

app = FastAPI()
client = OpenAI(timeout=20)


class Question(BaseModel):
    text: str = Field(max_length=2000)


def advise(text: str) -> str:
    try:
        made = client.chat.completions.create(
            model="gpt-4o-mini-2024-07-18", max_tokens=300, messages=[{"role": "user", "content": text}]
        )
        return made.choices[0].message.content
    except Exception as error:  # expect: MLA102
        return f"Error: {error}"


def advise_from(chain, text: str) -> str:
    try:
        answer = chain.invoke({"query": text})["result"]
    except Exception:  # expect: MLA102
        answer = "Sorry, something went wrong. Please try again."
    return answer


class Adviser:
    def __init__(self, llm):
        self.llm = llm

    def reply(self, text: str) -> str:
        try:
            return self.ask_model(text)
        except Exception as error:  # expect: MLA102
            if "quota" in str(error):
                raise RuntimeError("the quota is used up") from error
            return "I could not answer: " + str(error)

    def ask_model(self, text: str) -> str:
        return self.llm.invoke(text).content

    def safely(self, text: str) -> tuple[str, bool]:
        try:
            return self.ask_model(text), True
        except Exception as error:
            return f"Error: {error}", False


@tool
def glossary(word: str) -> str:
    """What a word means."""
    try:
        return client.responses.create(model="gpt-4o-mini-2024-07-18", input=word, max_output_tokens=90).output_text
    except Exception as error:
        return f"Error: {error}"


adviser = Adviser(glossary)


@app.post("/advice")
def advice(question: Question):
    return {"answer": advise(question.text), "second": advise_from(glossary, question.text)}


@app.post("/reply")
def reply(question: Question):
    text, sure = adviser.safely(question.text)
    return {"answer": adviser.reply(question.text), "other": text, "sure": sure}
