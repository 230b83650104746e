# seen in: Mutiu123/End-to-end-Medical-Chatbot-Implementation-using-Llama2 app.py
from flask import Flask, render_template, request
from langchain.chains import ConversationalRetrievalChain
from parts import llm, retriever

app = Flask(__name__)  # expect: MLA702
guide = ConversationalRetrievalChain.from_llm(llm, retriever)


@app.route("/")
def page():
    return render_template("page.html")


@app.route("/get", methods=["POST"])
def reply():
    return guide({"question": request.form["msg"][:500], "chat_history": []})["answer"]
