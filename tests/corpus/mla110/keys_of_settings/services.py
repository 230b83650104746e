# a form of: checks of keys, of which the settings demand some when they are made
from fastapi import HTTPException, Request

from .start import config


def ask_shipping(request: Request):
    wanted = config.security_config.shipping_key
    if not wanted:
        return
    if request.headers.get("x-service-key") != wanted:
        raise HTTPException(status_code=401, detail="another key came")


def ask_billing(request: Request):
    if config.security_config.billing_key and request.headers.get("x-key") != config.security_config.billing_key:
        raise HTTPException(status_code=403)


def ask_returns(request: Request):
    if config.security_config.returns_key and request.headers.get("x-key") != config.security_config.returns_key:  # expect: MLA110
        raise HTTPException(status_code=403)


def ask_audit(request: Request):
    if config.security_config.audit_key and request.headers.get("x-key") != config.security_config.audit_key:  # expect: MLA110
        raise HTTPException(status_code=403)
