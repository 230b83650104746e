from tools.search import Labels, make_search

if __name__ == "__main__":
    print(make_search("key")("rivers"), Labels().embedded("rivers"))
