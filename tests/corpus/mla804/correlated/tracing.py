import logging
import uuid


class RequestIdMiddleware:
    def __init__(self, app):
        self.app = app

    async def __call__(self, scope, receive, send):
        scope["request_id"] = str(uuid.uuid4())
        logging.getLogger(__name__).info("request %s", scope["request_id"])
        await self.app(scope, receive, send)
