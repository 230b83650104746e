# seen in: sagar431/Auto-mlops memory/memory_search.py@196e891c2857d1bb8db090ca248a855d2dbc4952
"""What is printed where a module is run by hand is read by who has typed it in."""

from fastapi import FastAPI

app = FastAPI()


@app.get("/search")
def search(query: str):
    found = index.search(query)
    for each in found:
        print(each["original_query"])  # expect: MLA802
    return found


if __name__ == "__main__":
    for each in search(input("What for? ")):
        print(each["original_query"])
