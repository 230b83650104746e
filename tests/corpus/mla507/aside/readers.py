# seen in: chatchat-space/Langchain-Chatchat libs/chatchat-server/chatchat/server/file_rag/document_loaders/mypdfloader.py@49165d6af4438aa7e8a1f71ce276db55f4405151
def read(path):
    return path.read()


if __name__ == "__main__":
    print(read(open("/Users/dana/Desktop/try.pdf")))  # expect: MLA507 as info
