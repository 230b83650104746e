# seen in: featurestoreorg/serverless-ml-course src/06-module/sml/pipelines/streamlit_app.py
def vector(view, card, amount, balance, colour, lag_1):
    return view.get_feature_vector({"card": card}, passed_features={"amout": amount, "balance": balance})  # expect: MLA214


def of_another_service(client, colour, amount, lag_1):
    client.send({"color": colour, "amounts": amount, "lag_2": lag_1})
    return client.read()["color"]
