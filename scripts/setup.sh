#!/usr/bin/env bash
# Prepares this folder: a virtual environment with exactly what uv.lock holds, and Debian's programs of
# scripts/debian.txt; for the tests also node_modules with what package-lock.json holds. Nothing is resolved
# here. Running it again does nothing that is already done.
# Usage: scripts/setup.sh site|test|development
set -euo pipefail
cd "$(dirname "$0")/.."
what="${1:-site}"

say() { printf '%s\n' "$*" >&2; }
stop() { say "stopped: $*"; exit 1; }

# working COMMAND…: on a terminal the seconds run beside it; a log has only its own words.
working() {
  "$@" &
  local job=$!
  if [ -t 2 ]; then
    SECONDS=0
    while kill -0 "$job" 2>/dev/null; do printf '\r  %s s' "$SECONDS" >&2; sleep 1; done
    printf '\r\033[K' >&2
  fi
  wait "$job"
}

# as_root COMMAND…: runs it as root where that needs no password; else fails.
as_root() {
  if [ "$(id -u)" -eq 0 ]; then "$@"
  elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then sudo "$@"
  else return 1; fi
}

# What apt says is shown only where it fails.
install_from_debian() {
  local said
  said="$(as_root apt-get update -qq 2>&1 && as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "$@" 2>&1)" \
    || { say "$said"; return 1; }
}

# debian PACKAGE…: installs what is missing, or says what to type.
debian() {
  command -v apt-get >/dev/null || stop "this is no Debian; install by hand what these packages have: $*"
  say "installing from Debian: $*"
  working install_from_debian "$@" \
    || stop "packages are missing. Type: sudo apt-get update && sudo apt-get install -y $*"
}

# is_there SIGN: whether one of these programs or files (a|b) is on the machine.
is_there() {
  local one signs
  IFS='|' read -ra signs <<<"$1"
  for one in "${signs[@]}"; do
    if command -v "$one" >/dev/null || [ -e "$one" ]; then return 0; fi
  done
  return 1
}

find_python() {
  for name in python3.11 python3 python3.12 python3.13 python3.14; do
    if command -v "$name" >/dev/null && "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
      command -v "$name"; return
    fi
  done
}

case "$what" in
  site) groups=() needed="site" ;;
  test) groups=(--group test) needed="site|test" ;;
  development) groups=(--all-groups) needed="site|test|development" ;;
  *) stop "usage: scripts/setup.sh site|test|development" ;;
esac
# What an earlier set-up installed stays when less is asked for.
[ ! -f .venv/.test-ready ] || [ "$what" != site ] || groups=(--group test)
[ ! -f .venv/.development-ready ] || groups=(--all-groups)

missing=()
while read -r package sign set_up; do
  [[ "$set_up" =~ ^($needed)$ ]] || continue
  is_there "$sign" || missing+=("$package")
done < <(grep -v '^#' scripts/debian.txt)
python="$(find_python)"
if [ -z "$python" ]; then missing+=(python3 python3-venv)
elif ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then missing+=(python3-venv); fi
[ "${#missing[@]}" -eq 0 ] || debian "${missing[@]}"
[ -n "$python" ] || python="$(find_python)"
[ -n "$python" ] || stop "Python 3.11 or newer is needed; 'python3 --version' says $(python3 --version 2>&1)"

wanted="$(sed -n 's/^uv==\([0-9.]*\).*/\1/p' scripts/uv.txt)"
if [ "$(.uv/bin/uv --version 2>/dev/null | cut -d' ' -f2)" != "$wanted" ]; then
  say "installing uv $wanted, which reads uv.lock"
  rm -rf .uv
  "$python" -m venv .uv
  working .uv/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r scripts/uv.txt \
    || stop "pip could not install uv. Is the network there? Run the command again when it is."
fi

say "installing the packages of uv.lock for: $what"
export UV_SYSTEM_CERTS=1 UV_NO_PROGRESS=1 UV_PYTHON_DOWNLOADS=never UV_PROJECT_ENVIRONMENT=.venv
working .uv/bin/uv sync --quiet --locked --python "$python" "${groups[@]}" \
  || stop "uv could not install the packages of uv.lock; the lines above say why. Without a network, run the command again when it is there."

# The packages run no script of their own, and nothing is asked about advisories: only the lock counts.
# What only measures is optional to npm: a hundred megabytes that no test needs.
optional=--omit=optional held=node_modules
if [ "$what" = development ]; then optional=--include=optional held=node_modules/lighthouse; fi
if [ "$what" != site ] && { ! cmp -s package-lock.json node_modules/.installed || [ ! -d "$held" ]; }; then
  say "installing the packages of package-lock.json"
  export NODE_USE_SYSTEM_CA=1 NPM_CONFIG_UPDATE_NOTIFIER=false
  working .venv/bin/npm ci "$optional" --ignore-scripts --no-audit --no-fund --loglevel=error \
    || stop "npm could not install the packages of package-lock.json; the lines above say why. Without a network, run the command again when it is there."
  cp package-lock.json node_modules/.installed
fi
say "ready: $what"
