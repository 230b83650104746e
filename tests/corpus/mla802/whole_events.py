# a form of: a handler of AWS Lambda whose call is put together from the body, and printed
import json
import logging

log = logging.getLogger(__name__)


def lambda_handler(event, _context):
    log.info("got %s", json.dumps(event))  # expect: MLA802
    body = json.loads(event.get("body") or "{}")
    log.info("body: %s", body)  # expect: MLA802
    call = {"action": event["rawPath"]}
    call.update(body)
    print(call)  # expect: MLA802
    print("action", call["action"])
    merged = {"model": "v1", **body}
    log.info("merged", extra={"call": merged})  # expect: MLA802
    kept = {k: v for k, v in body.items() if k != "secret"}
    log.info("kept %s", kept)  # expect: MLA802
    picked = {k: v for k, v in body.items() if k in ("id", "lang")}
    log.info("picked %s", picked)
    log.info("sizes %s", {k: len(v) for k, v in body.items()})
    log.info("keys %s, %d of them", sorted(body), len(body))
    log.info("id %s", body["id"])
    log.info("names %s", list(body.keys()))
    return run(body)


def from_gateway(event: dict, context):
    asked = event["queryStringParameters"]
    print("asked:", asked)  # expect: MLA802
    headers = event["headers"]
    print(f"{headers=}")  # expect: MLA802
    print(event["requestContext"]["requestId"])
    if event["body"]:
        order = json.loads(event["body"])
    else:
        order = event
    log.info(f"Order: {order}")  # expect: MLA802
    return predict(order["kind"])
