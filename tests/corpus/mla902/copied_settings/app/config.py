import json

settings = json.load(open("settings.json"))
local_model = settings.get("local_model", False)
