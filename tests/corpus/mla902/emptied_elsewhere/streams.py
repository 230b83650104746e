# seen in: jpdacostaza/ai-rag-test services/streaming_service.py@37413c54616b3b91d76219ed2b0101be5f0107dc
"""What a request puts in leaves at its end, in the module of the route; what only a sweep takes out, stays."""

session_stops: dict[str, bool] = {}
session_owners: dict[str, str] = {}  # expect: MLA902
session_turns: dict[str, int] = {}
session_notes: dict[str, str] = {}  # expect: MLA902


def opened(session: str, owner: str) -> None:
    session_stops[session] = False
    session_owners[session] = owner
    session_turns[session] = 0
    session_notes[session] = ""


def swept(gone: list[str]) -> None:
    for session in gone:
        session_owners.pop(session, None)
