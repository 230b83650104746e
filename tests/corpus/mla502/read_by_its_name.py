# seen in: neuronest/support-ticket-classification download_data.py
import pandas as pd

URL = "https://raw.githubusercontent.com/someone/tickets/master/latest_tickets.csv"
PARTS = {
    "train": "https://raw.githubusercontent.com/someone/parts/main/train.csv",  # expect: MLA502 as info
}

tickets = pd.read_csv(URL)  # expect: MLA502 as info
tickets.to_csv("tickets.csv")
