# a form of: a gate that is closed without its model, unless a switch says otherwise
import os

FAIL_CLOSED = os.environ.get("GATE_FAIL_CLOSED", "1") == "1"
gate_model = None
other_model = None


def validate_leaf(image):
    if gate_model is None:
        if FAIL_CLOSED:
            return False, "no model"
        return True, "no model, but allowed"
    return gate_model.predict(image) > 0.5, "asked"


def validate_flower(image):
    if other_model is None:
        return True, "no model"  # expect: MLA110
    return other_model.predict(image) > 0.5, "asked"
