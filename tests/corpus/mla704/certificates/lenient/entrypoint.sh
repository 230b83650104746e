#!/bin/sh
fetch-certificates
exec uvicorn main:app --host 0.0.0.0 --port 8443 \
  --ssl-keyfile "$KEY" --ssl-certfile "$CERT" \
  --ssl-ca-certs "$CA" --ssl-cert-reqs 1
