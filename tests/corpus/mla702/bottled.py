# seen in: kahst/BirdNET-Analyzer birdnet_analyzer/network/utils.py@d5ca9674fa58ba5540fd29be825534bfd2c14dcf
import bottle
from songs import model


@bottle.route("/health", method="GET")
def health():
    return "ok"


@bottle.route("/analyse", method="POST")  # expect: MLA702
def analyse():
    song = bottle.request.files.get("audio").file.read(10_000_000)
    return {"species": model.predict(song)}


def main():
    bottle.run(host="0.0.0.0", port=8080)
