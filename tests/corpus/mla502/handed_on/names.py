ENCODER = "someone/encoder-of-invoices"
