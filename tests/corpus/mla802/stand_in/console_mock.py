# seen in: SciPhi-AI/R2R py/core/providers/email/console_mock.py@9c5a94d151f90876bd7eb860f300a8fd662dc481 (the sound form)
import logging

from mails import Mails

logger = logging.getLogger(__name__)


class ConsoleMockMails(Mails):
    """Shows what it would send."""

    async def send(self, email: str, subject: str) -> None:
        logger.info(f"To: {email}\n{subject}")  # expect: MLA802 as info
