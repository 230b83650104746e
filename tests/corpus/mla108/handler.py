import json


def handler(event, context):
    body = json.loads(event["body"])
    assert set(body) == {"distance", "zone"}  # expect: MLA108
    return {"statusCode": 200, "body": json.dumps(float(model.predict([list(body.values())])[0]))}
