# a form of: the field that holds what a model wrote holds what went wrong, and nothing else tells the two apart
from fastapi import FastAPI

from .providers import get_plain_response

app = FastAPI()


class Writer:
    def answer(self, question, found):
        try:
            text = self.llm.invoke(question)
        except Exception as error:  # expect: MLA102
            return {"answer": f"Error: no answer could be written ({error})", "sources": []}
        return {"answer": text, "sources": found}

    def answer_in_steps(self, question):
        try:
            text = get_plain_response(self.config, question)
            return {"answer": text, "steps": None}
        except Exception as error:  # expect: MLA102
            print("not answered", error)
            return {
                "answer": f"An error occurred while the question was answered: {error}",
                "steps": None,
            }

    def answer_looked_at(self, question):
        try:
            return {"answer": self.llm.invoke(question).content, "steps": None}
        except Exception as error:
            return {"answer": f"Sorry, nothing came: {error}", "steps": None}

    def asked_again(self, question):
        found = self.answer_looked_at(question)
        if "sorry" in found["answer"].lower() or "Could not parse" in found["answer"]:
            raise RuntimeError("the model is out of reach")
        return found

    def answer_with_status(self, question, found):
        try:
            text = self.llm.invoke(question)
        except Exception as error:
            return {"answer": f"Error: {error}", "status": "failed", "sources": []}
        return {"answer": text, "status": "done", "sources": found}

    def answer_or_raise(self, question, found):
        try:
            text = self.llm.invoke(question)
        except Exception as error:
            raise RuntimeError("the model is out of reach") from error
        return {"answer": text, "sources": found}


writer = Writer()


@app.post("/ask")
def ask(question: str):
    return writer.answer(question, [])


@app.post("/ask/steps")
def ask_in_steps(question: str):
    return writer.answer_in_steps(question)


@app.post("/ask/again")
def ask_again(question: str):
    return writer.asked_again(question)


@app.post("/ask/status")
def ask_with_status(question: str):
    return writer.answer_with_status(question, [])
