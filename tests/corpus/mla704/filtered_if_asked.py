# seen in: HwangChulHee/sepsis-mlops src/sepsis/console/audit.py@f727126a087828ed028d4d373f33ebae2e2ef5b2
import joblib
from fastapi import FastAPI
from sqlalchemy import Integer, String, create_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column

app = FastAPI()
engine = create_engine("sqlite:///tides.db")
model = joblib.load("tides.joblib")


class Table(DeclarativeBase):
    pass


class AuditEvent(Table):
    __tablename__ = "events"
    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    kind: Mapped[str] = mapped_column(String)


@app.get("/tides/{day}")
def tide(day: int):
    return {"level": float(model.predict([[day]])[0])}


@app.get("/audit")
def audit(kind: str | None = None):
    with Session(engine) as session:
        rows = session.query(AuditEvent)
        if kind is not None:
            rows = rows.filter(AuditEvent.kind == kind)
        return [each.kind for each in rows.order_by(AuditEvent.id).all()]  # expect: MLA704 as info


@app.get("/audit/kind")
def audit_kind(kind: str):
    with Session(engine) as session:
        rows = session.query(AuditEvent)
        rows = rows.filter(AuditEvent.kind == kind)
        return [each.kind for each in rows.order_by(AuditEvent.id).all()]


@app.get("/audit/some")
def audit_some(kind: str | None = None):
    with Session(engine) as session:
        rows = session.query(AuditEvent)
        if kind is not None:
            rows = rows.filter(AuditEvent.kind == kind)
        return [each.kind for each in rows.order_by(AuditEvent.id).limit(100).all()]
