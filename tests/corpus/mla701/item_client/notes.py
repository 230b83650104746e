from deps import shared


def of_user(user_id):
    return shared()["db"].table("notes").select("*").eq("user_id", user_id).execute().data


def count(user_id):
    held = shared()
    return held["db"].rpc("count_notes", {"who": user_id}).execute().data


def built(query):
    # a query that is put together, and asks nobody
    return query.table("notes").describe().execute
