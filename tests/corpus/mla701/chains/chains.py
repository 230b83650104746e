from langchain.chains import RetrievalQA


def make_chain(path):
    return RetrievalQA.from_chain_type(llm=load_llm(), retriever=index(path).as_retriever())
