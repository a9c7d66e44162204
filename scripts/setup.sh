#!/usr/bin/env bash
# Prepares this folder: a virtual environment with the locked packages; for tests a browser, a word list and Java too.
# Usage: scripts/setup.sh site|test. Running it again does nothing that is already done.
set -euo pipefail
cd "$(dirname "$0")/.."
what="${1:-site}"

say() { printf '%s\n' "$*" >&2; }
stop() { say "stopped: $*"; exit 1; }

# as_root COMMAND…: runs it as root where that needs no password; else fails.
as_root() {
  if [ "$(id -u)" -eq 0 ]; then "$@"
  elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then sudo "$@"
  else return 1; fi
}

# debian PACKAGE…: installs what is missing, or says what to type.
debian() {
  command -v apt-get >/dev/null || stop "this is no Debian; install by hand: $*"
  say "installing from Debian: $*"
  { as_root apt-get update -qq && as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "$@" >/dev/null; } \
    || stop "packages are missing. Type: sudo apt-get update && sudo apt-get install -y $*"
}

find_python() {
  for name in python3.11 python3.12 python3.13 python3; do
    if command -v "$name" >/dev/null && "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
      echo "$name"; return
    fi
  done
}

command -v git >/dev/null || debian git
python="$(find_python)"
if [ -z "$python" ]; then debian python3 python3-venv; python="$(find_python)"; fi
[ -n "$python" ] || stop "Python 3.11 or newer is needed; 'python3 --version' says $(python3 --version 2>&1)"
"$python" -c 'import ensurepip, venv' 2>/dev/null || debian python3-venv

if [ ! -x .venv/bin/python ]; then
  say "making .venv with $("$python" --version)"
  "$python" -m venv .venv
fi

install() {
  say "installing the packages of $1"
  .venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r "$1" \
    || stop "pip could not install $1. Is the network there? Run the command again when it is."
}

case "$what" in
  site) install requirements.lock ;;
  test) install requirements-dev.lock ;;
  *) stop "usage: scripts/setup.sh site|test" ;;
esac
.venv/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .

if [ "$what" = test ]; then
  command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null \
    || debian chromium
  [ -f /usr/share/hunspell/bg_BG.dic ] || debian hunspell-bg
  command -v java >/dev/null || debian default-jre-headless
fi
say "ready: $what"
