# a form of: versions that a route asks git for
import subprocess

from fastapi import FastAPI

app = FastAPI()


def version():
    return subprocess.check_output(["git", "describe", "--tags"]).decode()  # expect: MLA101 info


def commit():
    words = "git rev-parse HEAD".split()
    return subprocess.run(words, capture_output=True).stdout.decode()  # expect: MLA101 info


def branch():
    child = subprocess.Popen(["git", "-C", "model", "branch"], stdout=subprocess.PIPE)
    return child.communicate()[0].decode()  # expect: MLA101 info


def pulled():
    return subprocess.check_output(["git", "pull"])  # expect: MLA101


@app.get("/about")
def about():
    return {"version": version(), "commit": commit(), "branch": branch(), "log": str(pulled())}
