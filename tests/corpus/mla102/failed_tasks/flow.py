# seen in: Anaghar27/Real-Time-Ride-Demand-Forecasting-and-Dynamic-Pricing-Guardrails src/scoring/scoring_job.py@1f980eb49b2e3d9bd85ad44f509cbd8eb800bbc9
"""A flow that is tried again where it raises."""

from prefect import flow

from work import look_at, score


@flow(name="scores", retries=2)
def scoring():
    return score()


def by_hand():
    print(look_at())
