"""Mail and embeddings by services that are asked over HTTP, by clients that have no bound."""

import os

import resend
from fastapi import FastAPI
from langchain_huggingface import HuggingFaceEmbeddings, HuggingFaceEndpointEmbeddings
from sendgrid import SendGridAPIClient
from sendgrid.helpers.mail import Mail

app = FastAPI()
far = HuggingFaceEndpointEmbeddings(repo_id="sentence-transformers/all-MiniLM-L6-v2")
here = HuggingFaceEmbeddings(model_name="sentence-transformers/all-MiniLM-L6-v2")


@app.post("/invite")
def invite(to: str):
    return resend.Emails.send({"to": to, "subject": "Come in"})  # expect: MLA101 as error


@app.post("/alert")
def alert(to: str):
    mail = SendGridAPIClient(os.environ["SENDGRID_API_KEY"])
    mail.send(Mail(to_emails=to))  # expect: MLA101 as error


@app.post("/alert-soon")
def alert_soon(body: dict):
    mail = SendGridAPIClient(os.environ["SENDGRID_API_KEY"])
    mail.client.mail.send.post(request_body=body, timeout=10)


@app.get("/vector")
def vector(q: str):
    return far.embed_query(q)  # expect: MLA101 as error


@app.get("/vector-here")
def vector_here(q: str):
    return here.embed_query(q)
