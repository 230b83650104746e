# seen in: Aries-Analytics/climate_prediction_TZ phase2/backend/app/api/forecast_logs.py@cff2937991bf5e742aed8448321e5ccfc79eff0b
"""Rows that are read of a table of forecasts are no forecast."""

from datetime import datetime

from fastapi import Depends, FastAPI
from sqlalchemy import desc
from sqlalchemy.orm import Session
from tables import ForecastLog, session_of

app = FastAPI()


@app.get("/")
def list_forecast_logs(region: str = "", issued_after: datetime | None = None, db: Session = Depends(session_of)):
    rows = db.query(ForecastLog)
    if region:
        rows = rows.filter(ForecastLog.region == region)
    if issued_after:
        rows = rows.filter(ForecastLog.issued_at >= issued_after)
    return [
        {"region": row.region, "value": row.value, "issued": row.issued_at.isoformat()}
        for row in rows.order_by(desc(ForecastLog.issued_at)).limit(50).all()
    ]
