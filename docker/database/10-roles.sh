#!/bin/bash
# Run once by the postgres image, on an empty data folder: the database, the role that owns and migrates it, and the
# role that the service works as. Neither is a superuser, so that row-level security binds both.
set -euo pipefail

psql --no-psqlrc --set ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname postgres \
  --set owner_password="$CONTRA_OWNER_PASSWORD" --set service_password="$CONTRA_SERVICE_PASSWORD" <<'SQL'
CREATE ROLE contra_owner LOGIN CREATEROLE PASSWORD :'owner_password';
CREATE ROLE contra_service LOGIN NOINHERIT PASSWORD :'service_password';
GRANT contra_service TO contra_owner WITH ADMIN OPTION;
CREATE DATABASE contra OWNER contra_owner;
SQL
