# releases of Resend from 2.11 on give a request up after 30 s
import resend
from fastapi import FastAPI

app = FastAPI()


@app.post("/invite")
def invite(to: str):
    return resend.Emails.send({"to": to, "subject": "Come in"})
