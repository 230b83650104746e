# seen in: Azziz14/Disease-Prediction-and-Validation prediction/prediction/backend/api/routes/dashboard_routes.py
"""A failure that is answered as a success, with something else in it."""

import logging

from flask import jsonify

log = logging.getLogger(__name__)


def board(store, user):
    try:
        rows = store.find({"user": user})
        return jsonify({"status": "success", "data": list(rows)})
    except Exception:  # expect: MLA102 as info
        log.exception("no board")
        data = _empty_board(user)
        return jsonify({"status": "success", "data": data})


def board_told(store, user):
    try:
        rows = store.find({"user": user})
        return jsonify({"status": "success", "data": list(rows)})
    except Exception:
        log.exception("no board")
        data = _empty_board(user)
        return jsonify({"status": "success", "data": data, "source": "fallback"})


def board_failed(store, user):
    try:
        rows = store.find({"user": user})
        return jsonify({"status": "success", "data": list(rows)})
    except Exception:
        log.exception("no board")
        data = _empty_board(user)
        return jsonify({"status": "error", "data": data}), 503
