"""What of a request, a person or a secret a log, a trace or an error text holds."""
