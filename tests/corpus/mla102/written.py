# seen in: jtayl222/financial-mlops-pytorch src/data_ingestion.py@f4cd72c82e945b660798c222655594adeb10eaff, RuiFSP/mlops-2025-final_project src/betting_simulator/simulator.py@bb661eeea6683e536d503cc2264b41e50c84f604
import logging

import mlflow
from sqlalchemy import text

logger = logging.getLogger(__name__)


def save_prices(rows, path):
    try:
        rows.to_csv(path)
    except Exception as error:  # expect: MLA102
        logger.error("prices: %s", error)


def save_prices_and_tell(rows, path):
    try:
        rows.to_csv(path)
    except Exception as error:
        logger.error("prices: %s", error)
        return False
    return True


def save_chart(chart, path):
    try:
        chart.write_bytes(path)
    except Exception as error:
        logger.error("no chart: %s", error)


def fetch(tickers):
    for ticker in tickers:
        rows = prices(ticker)
        save_prices(rows, f"{ticker}.csv")
        logger.info("saved %s", ticker)
        save_chart(rows.plot(), f"{ticker}.png")
        logger.info("chart of %s written", ticker)
        if save_prices_and_tell(rows, f"{ticker}-again.csv"):
            logger.info("saved %s again", ticker)


class Desk:
    def order(self, share):
        self._keep(share)
        self.balance -= share.price
        logger.info(f"placed an order of {share.name}")

    def _keep(self, share):
        try:
            with self.engine.begin() as connection:
                connection.execute(text("insert into orders values (:name)"), {"name": share.name})
        except Exception as error:  # expect: MLA102
            logger.error("order: %s", error)

    def look(self, share):
        self._ask(share)
        logger.info("looked up and recorded")

    def _ask(self, share):
        try:
            with self.engine.begin() as connection:
                connection.execute(text("call refresh(:name)"), {"name": share.name})
        except Exception as error:
            logger.error("order: %s", error)  # nothing is written here


def train(rows):
    model = fit(rows)
    try:
        mlflow.sklearn.log_model(model, name="prices", registered_model_name="prices")
    except Exception as error:  # expect: MLA102
        logger.error("not registered: %s", error)
    logger.info("training completed")


def train_with_copy(rows):
    model = fit(rows)
    try:
        mlflow.sklearn.log_model(model, name="prices", registered_model_name="prices")
    except Exception as error:
        logger.warning("registry: %s, continuing with the file", error)  # ok: another way is known
    write_file(model)
    logger.info("training completed")


def train_with_note(rows):
    model = fit(rows)
    try:
        session.commit()
    except Exception as error:
        logger.warning("the run is not noted (non-blocking): %s", error)
    logger.info("training completed")


def train_and_admit(rows):
    model = fit(rows)
    try:
        mlflow.sklearn.log_model(model, name="prices", registered_model_name="prices")
    except Exception as error:
        logger.error("not registered: %s", error)
    logger.info("see above whether the model was registered")
