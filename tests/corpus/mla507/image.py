# a form of: a watcher that puts the path inside of an image into a Dockerfile
from fastapi import FastAPI

app = FastAPI()


@app.post("/build")
def build(path):
    text = open(f"{path}/Dockerfile").read()
    text = text.replace("$BENTO_PATH", "/home/bento/bento")
    with open(f"{path}/Dockerfile", "w") as file:
        file.write(text)
    return open("/home/anna/builds.log").read()  # expect: MLA507
