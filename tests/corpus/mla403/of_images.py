# a form of: passwords that images come with, the user's own name, beside the program and elsewhere
import os

BESIDE = os.environ.get("DATABASE", "postgresql://charts:charts@charts-postgres:5432/charts")
IN_CLUSTER = "postgresql://tracker:tracker@store.tracking.svc.cluster.local:5432/tracker"
ELSEWHERE = "postgresql://charts:charts@34.89.86.42:5432/charts"  # expect: MLA403
OWN = "postgresql://charts:r7kQm2xw@charts-postgres:5432/charts"  # expect: MLA403
