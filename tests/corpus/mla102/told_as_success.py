# a form of: a handler that answers success where the work failed
import logging
import smtplib

from fastapi import FastAPI
from fastapi.responses import JSONResponse

log = logging.getLogger(__name__)
app = FastAPI()


@app.post("/report")
def send_report(address: str):
    try:
        server = smtplib.SMTP("mail", timeout=10)
        server.send_message(render(address))
        return {"success": True, "sent_to": address}
    except Exception as error:  # expect: MLA102
        log.error("not sent: %s", error)
        return {"success": True, "preview": address, "smtp_error": str(error)}


@app.post("/export")
def export(name: str):
    try:
        return {"status": "success", "rows": write_out(name)}
    except Exception as error:  # expect: MLA102
        log.error("not exported: %s", error)
        return JSONResponse({"status": "success", "rows": 0})


@app.post("/export/told")
def export_told(name: str):
    try:
        return {"status": "success", "rows": write_out(name)}
    except Exception as error:  # ok: it says that it failed
        log.error("not exported: %s", error)
        return {"status": "failed", "rows": 0}


@app.post("/export/local")
def export_local(name: str):
    try:
        return {"status": "success", "rows": write_out(name)}
    except Exception:  # ok: it names the other way
        return {"status": "success", "rows": 0, "source": "fallback copy"}


@app.get("/health")
def health():
    try:
        look()
        return {"status": "ok", "store": "up"}
    except Exception:  # ok: that it runs is what it is asked for
        return {"status": "ok", "store": "down"}
