# seen in: zandemha2025/marketing-agent-backend backend/app/services/security/gdpr_manager.py@d851c8c059ecd11974427ff6ce378ecad575e953
"""Who did what, in the trail that is kept to tell it; and in a log that is kept for all else."""

import logging

from fastapi import FastAPI

from .audit import AuditTrail

app = FastAPI()
logger = logging.getLogger(__name__)
audit_logger = AuditTrail()


@app.post("/consents")
async def consent(user: User, choice: Choice, prompt: str):
    await audit_logger.log(action="consent", resource_id=choice.id, user_email=user.email)
    audit_logger.info("consent of %s (%s)", user.full_name, user.email)
    audit_logger.info("asked for %s", prompt)  # expect: MLA802
    logger.info("consent of %s", user.email)  # expect: MLA802
    return {"ok": True}
