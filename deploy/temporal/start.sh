#!/bin/sh
# Brings Temporal's two databases up to date and starts the server. What is there already is left as it is.
set -eu
: "${POSTGRES_HOST:?}" "${POSTGRES_USER:?}" "${SQL_PASSWORD:?}"
export NUM_HISTORY_SHARDS="${NUM_HISTORY_SHARDS:-128}"
ADDRESS="$(hostname -i | cut -d' ' -f1)"
export ADDRESS

schema() {
  on="temporal-sql-tool --plugin postgres12 --endpoint $POSTGRES_HOST --port 5432 --user $POSTGRES_USER"
  $on --database "$1" create-database
  $on --database "$1" setup-schema --version 0.0
  $on --database "$1" update-schema --schema-name "postgresql/v12/$2"
}
schema temporal temporal
schema temporal_visibility visibility

cp /etc/temporal/server.yaml /etc/temporal/config/compose.yaml
exec temporal-server --root /etc/temporal --config config --env compose --allow-no-auth start
