# a form of: users and their passwords, in mappings that a login compares with, and in those that it does not
USERS = {
    "ada": "orchard",  # expect: MLA403 as error
    "ben": "lemon-curd",
}
ACCOUNTS = {"cal": {"password": "plum", "role": "admin"}}  # expect: MLA403 as error
PORTAL_USERS = [{"username": "dot", "password": "pear"}]  # expect: MLA403 as error
HASHED_USERS = {"eve": "$2b$12$abcdefghijklmnopqrstuuBpQ1"}
USER_COLUMNS = {"user": "user_id", "name": "user_name"}
TEAM_USERS = {"fay": "north", "gil": "south"}
ADMIN_ACCOUNT = {
    "username": "admin",
    "password": "apricot",  # expect: MLA403 as error
}
