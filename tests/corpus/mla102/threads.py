# seen in: SumitRathor002/LLM-FastAPI src/app/services/chat.py@a2f9adfc08f40970357659861864e04c66b9efd5
import logging

from sqlalchemy import select
from tables import Turn

logger = logging.getLogger(__name__)


async def turns_of(thread: int, db) -> list[Turn]:
    try:
        rows = (await db.execute(select(Turn).where(Turn.thread == thread))).scalars().all()
        return rows
    except Exception:  # expect: MLA102
        logger.exception("the turns of a thread could not be read")


async def first_turn(thread: int, db) -> Turn | None:
    try:
        return (await db.execute(select(Turn).where(Turn.thread == thread))).scalars().first()
    except Exception:  # ok: the annotation says that there may be none
        logger.exception("the first turn of a thread could not be read")


async def touch(thread: int, db) -> None:
    try:
        await db.execute(select(Turn).where(Turn.thread == thread))
    except Exception:  # ok: nothing was promised
        logger.exception("the thread could not be touched")
