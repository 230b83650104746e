# a form of: rows of one tenant, and of all where it has none, in two steps


def rows_of(rows, tenant_id):
    mine = [row for row in rows if row["tenant_id"] == tenant_id]
    if mine:
        return mine
    return rows  # expect: MLA110
