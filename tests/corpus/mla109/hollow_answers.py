# seen in: trchitho/AI-Based-Career-Recommendation-System apps/backend/app/modules/admin/routes_admin.py@5457e2067045f3eb8d77308a2fd5b2f705991651
import logging

from fastapi import FastAPI, Request
from sqlalchemy import text

log = logging.getLogger(__name__)
app = FastAPI()


@app.get("/audit")
def audit(request: Request, limit: int = 20, offset: int = 0):
    session = request.state.db
    try:
        total = session.execute(text("SELECT count(*) FROM audit")).scalar() or 0
        items = [dict(row) for row in session.execute(text("SELECT * FROM audit")).mappings()]
        return {"items": items, "total": int(total), "limit": limit, "offset": offset}
    except Exception as error:  # expect: MLA109
        log.error("audit: %s", error)
        return {"items": [], "total": 0, "limit": limit, "offset": offset}


@app.get("/jobs")
def jobs(request: Request):
    session = request.state.db
    try:
        return {"items": [dict(row) for row in session.execute(text("SELECT * FROM jobs")).mappings()]}
    except Exception as error:  # expect: MLA109
        log.error("jobs: %s", error)
        return {"items": []}


@app.get("/scores")
def scores(request: Request, period: str = "month"):
    session = request.state.db
    try:
        rows = session.execute(text("SELECT * FROM scores")).mappings().all()
        spread = {"low": f"{len(rows)}%", "high": "0%"}
        return {"rows": len(rows), "spread": spread, "period": period}
    except Exception as error:  # expect: MLA109
        log.error("scores: %s", error)
        return {"rows": 0, "spread": {"low": "0%", "high": "0%"}, "period": period}


@app.get("/dashboard")
def dashboard_metrics(request: Request):
    session = request.state.db
    try:
        users = session.execute(text("SELECT count(*) FROM users")).scalar() or 0
        return {"users": int(users), "rate": users / 100}
    except Exception as error:  # expect: MLA109
        log.error("dashboard: %s", error)
        return {"users": 0, "rate": 0}


@app.get("/events")
def events(request: Request, limit: int = 20):
    session = request.state.db
    try:
        items = [dict(row) for row in session.execute(text("SELECT * FROM events")).mappings()]
        return {"items": items, "limit": limit, "degraded": False}
    except Exception as error:  # ok: the answer says that it is not whole
        log.error("events: %s", error)
        return {"items": [], "limit": limit, "degraded": True}


@app.get("/limits")
def limits(request: Request):
    session = request.state.db
    try:
        most = session.execute(text("SELECT max(size) FROM batches")).scalar()
        return {"most": most, "least": 1}
    except Exception as error:  # ok: a limit that is written out, and nothing that was counted
        log.error("limits: %s", error)
        return {"most": 100, "least": 1}
