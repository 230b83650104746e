from fastapi.responses import JSONResponse


def well(data, code=200):
    return {"code": code, "data": data}


def failed(text, code=400):
    return {"code": code, "message": text, "data": None}


def in_words(text):
    return {"status": "error", "message": text, "data": None}


def refuse(text):
    return JSONResponse({"code": 500, "message": text}, status_code=500)
