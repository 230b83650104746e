# seen in: ReturnTypeVoid/pneumonia-triage-app routes/utilities.py@d0908c236aaa1f21aa23894da2b21b1b48809972
"""Scans that are uploaded well, and looked at by nobody."""

from flask import Flask, flash, redirect, request

app = Flask(__name__)


@app.route("/scans/<int:patient>", methods=["POST"])
def upload(patient):
    path = keep(request.files["scan"])
    try:
        model = load_model("triage.keras")
        found = model.predict(read_scan(path))[0][0]
        update_suspicion(patient, "suspected" if found > 0.7 else "clear")
    except Exception as error:  # expect: MLA102 as error
        print("no prediction:", error)
    flash("Scan uploaded successfully.", "success")
    return redirect(f"/patients/{patient}")


@app.route("/scans/<int:patient>/again", methods=["POST"])
def again(patient):
    try:
        model = load_model("triage.keras")
        found = model.predict(read_scan(stored(patient)))[0][0]
        update_suspicion(patient, "suspected" if found > 0.7 else "clear")
    except Exception as error:
        flash(f"The scan could not be read: {error}", "error")
    return redirect(f"/patients/{patient}")
