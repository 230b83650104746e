# a form of: tools on a network, beside a database on this machine and hosts in a list
import joblib
import psycopg2
from mcp.server.fastmcp import FastMCP

server = FastMCP("late", host="0.0.0.0")
model = joblib.load("late.joblib")
store = psycopg2.connect(host="localhost", dbname="trains")
replicas = connect_all(host=["db1", "db2"])


@server.tool()  # expect: MLA702
def predict(hour: int) -> float:
    return float(model.predict([[hour]])[0])


if __name__ == "__main__":
    server.run(transport="sse")
