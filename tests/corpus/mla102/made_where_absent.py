# seen in: zandemha2025/marketing-agent-backend backend/app/services/integrations/warehouse/bigquery_client.py@d851c8c059ecd11974427ff6ce378ecad575e953
"""What is made after any failure of looking for it: left alone where it is there, or made on top of it."""

from google.cloud import bigquery

client = bigquery.Client()


def table_or_new(name, schema):
    try:
        client.get_table(name)
    except Exception:
        client.create_table(bigquery.Table(name, schema=schema), exists_ok=True)


def another_table(name, schema):
    try:
        client.get_table(name)
    except Exception:  # expect: MLA102
        client.create_table(bigquery.Table(name, schema=schema))
