# a form of: a gateway that writes a journal, and the headers of what fails
import logging
import os

from aiohttp import web
from journal import Journal

log = logging.getLogger("proxy")
journal = Journal()


async def complete(request: web.Request) -> web.Response:
    body = await request.json()
    headers = dict(request.headers)
    sent = {"content-type": "application/json"}
    own_headers = {"Authorization": f"Bearer {os.environ['KEY']}"}
    try:
        answer = await forward(body, headers)
    except OSError:
        log.error("failed: %s", headers)  # expect: MLA802
        log.error("failed: %s", own_headers)  # expect: MLA802
        log.error("failed: %s, team %s, sent %s", dict(request.headers), 3, sent)  # expect: MLA802
        log.error("failed: %s %s", request.headers.get("x-team"), sent)
        raise
    log.info("answered with %s", answer.headers)
    journal.call(body, answer)
    return web.json_response(answer)


def build() -> web.Application:
    app = web.Application()
    app.router.add_post("/v1/complete", complete)
    return app
