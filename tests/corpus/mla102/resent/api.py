"""Who asks for them."""

from fastapi import FastAPI, HTTPException
from mails import resend_invitation_email, resend_reminder

app = FastAPI()


@app.post("/invitations/{key}")
def invite(key: str, address: str):
    resend_invitation_email(address, key)
    return {"message": "on its way"}


@app.post("/reminders")
def remind(address: str):
    sent = resend_reminder(address)
    if sent is None:
        raise HTTPException(502, "no mail went out")
    return {"message": "on its way"}
