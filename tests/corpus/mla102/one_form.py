# seen in: buymeagoat/whisper-transcriber api/routes/admin_system_resources.py@5a2ece32ecc0c07602ac6f44016e47e37b7bfca2
"""Failures with status 200: one form for all routes of a file, which one change mends, and forms of their own."""

from fastapi import APIRouter

router = APIRouter()


@router.get("/storage")
def storage():
    try:
        return {"success": True, "data": model.predict("storage")}
    except Exception as error:
        return {"success": False, "error": str(error)}  # expect: MLA102 as warning


@router.get("/processes")
def processes():
    try:
        return {"success": True, "data": model.predict("processes")}
    except Exception as error:
        return {"success": False, "error": str(error)}  # expect: MLA102 as info


@router.get("/network")
def network():
    try:
        return {"data": model.predict("network")}
    except Exception as error:
        return {"error": str(error)}  # expect: MLA102 as warning


@router.get("/memory")
def memory():
    try:
        return {"data": model.predict("memory")}
    except Exception as error:
        return {"error": str(error)}  # expect: MLA102 as warning
