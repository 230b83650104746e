# a form of: error handlers whose JSON goes out with status 200
from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse
from flask import Flask, jsonify

web = Flask(__name__)
api = FastAPI()


@web.errorhandler(Exception)
def anything(error):
    if "no such host" in str(error):
        return jsonify({"problem": "the picture cannot be reached"})
    return jsonify({"problem": str(error)})  # expect: MLA102


@web.errorhandler(404)
def nowhere(error):
    return {"problem": "there is no such page"}  # expect: MLA102


@web.errorhandler(500)
def broken(error):
    return jsonify(problem="broken"), 500


@web.errorhandler(413)
def large(error):
    answer = jsonify(problem="too large")
    answer.status_code = 413
    return answer


@api.exception_handler(ValueError)
async def wrong(request: Request, error: ValueError):
    return JSONResponse({"problem": str(error)})  # expect: MLA102


@api.exception_handler(Exception)
async def unknown(request: Request, error: Exception):
    return JSONResponse({"problem": "unknown"}, status_code=500)


def lost(request: Request, error: KeyError):
    return JSONResponse(content={"problem": f"no {error}"})  # expect: MLA102


def late(request: Request, error: TimeoutError):
    return JSONResponse({"problem": "late"}, 504)


api.add_exception_handler(KeyError, lost)
api.add_exception_handler(TimeoutError, late)
