# seen in: Sandeep0076/Rag-Chatbot rtl_rag_chatbot_api/app.py@d7fc1bae314920dfd4dc8faca6eacb5132ad54f7
import logging
from contextlib import asynccontextmanager, contextmanager

logger = logging.getLogger(__name__)


@contextmanager
def rows_session():
    session = Session()
    try:
        yield session
        session.commit()
    except Exception as error:  # expect: MLA102
        logger.error("session: %s", error)
        session.rollback()
    finally:
        session.close()


@contextmanager
def careful_session():
    session = Session()
    try:
        yield session
    except Exception:
        session.rollback()
        raise
    finally:
        session.close()


@asynccontextmanager
async def model_slot(queue):
    await queue.take()
    try:
        yield
    except BaseException as error:  # expect: MLA102
        logger.warning("slot: %s", error)
    finally:
        queue.give()


@contextmanager
def errors_ignored():
    try:
        yield
    except Exception:
        logger.debug("ignored", exc_info=True)


@contextmanager
def timed(name):
    try:
        logger.info("%s begins", name)
    except Exception:
        logger.disabled = True
    yield
