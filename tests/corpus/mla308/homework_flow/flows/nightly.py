from steps.nightly_fitting import fit_nightly


def nightly():
    fit_nightly("may.csv")
