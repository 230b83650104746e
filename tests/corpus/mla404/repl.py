from langchain_experimental.tools import PythonREPLTool

tools = [PythonREPLTool()]  # expect: MLA404
