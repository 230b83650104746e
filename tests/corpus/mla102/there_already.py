# a form of: rows that are not uploaded where there are some already, before a script that says that they were
from azure.core.exceptions import ResourceExistsError


def write(client, name, rows, exist_ok=True):
    try:
        client.get_blob_client("rows", name).upload_blob(rows)
    except ResourceExistsError:  # expect: MLA102 as warning
        if exist_ok:
            pass
        else:
            raise


def make_container(client, name):
    try:
        client.create_container(name)
    except ResourceExistsError:
        pass


def overwrite(client, name, rows):
    blob = client.get_blob_client("rows", name)
    try:
        blob.upload_blob(rows)
    except ResourceExistsError:
        blob.delete_blob()
        blob.upload_blob(rows)


def write_once(client, name, rows):
    try:
        client.get_blob_client("rows", name).upload_blob(rows)
    except ResourceExistsError:
        return False
    return True


if __name__ == "__main__":
    write(make_client(), "rows.csv", "a,b")
    print("uploaded")
