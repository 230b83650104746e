from fastapi import FastAPI
from fastapi.responses import StreamingResponse

import streams
from streams import session_notes, session_stops

app = FastAPI()


@app.post("/talk")
def talk(session: str, owner: str):
    streams.opened(session, owner)

    def parts():
        try:
            yield "data: on\n\n" if not session_stops[session] else ""
        finally:
            session_stops.pop(session, None)
            del streams.session_turns[session]

    return StreamingResponse(parts())


@app.post("/leave")
def leave(session: str):
    session_notes.pop(session, None)
