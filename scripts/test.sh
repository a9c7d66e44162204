#!/usr/bin/env bash
# Every check of the project. All run, those of the form at once; the failed ones are named at the end.
# Usage: scripts/test.sh [quick]   quick: form, types, layers, and the tests of units and of messages
# With TEST_LONG=1 the tests try all their cases (see tests/counts.py).
set -uo pipefail
cd "$(dirname "$0")/.." || exit
bin=.venv/bin
node="$bin/node"

# Whether files can be made in memory: 4 GB are free there, and programs may run.
in_memory() {
  local probe ran
  [ "$(df --output=avail /dev/shm | tail -n 1)" -gt 4000000 ] || return
  probe="$(mktemp -p /dev/shm)" && chmod +x "$probe" && "$probe"
  ran=$?
  rm -f "$probe"
  return $ran
} 2>/dev/null

# The tests make files by the tens of thousands, on a disk for a tenth of their time; a long run makes
# more than a memory holds.
place="${TMPDIR:-/tmp}"
if [ -z "${TEST_LONG:-}" ] && in_memory; then place=/dev/shm; fi
logs="$(mktemp -d "$place/tests.XXXXXXXX")"
trap 'rm -rf "$logs"' EXIT
names=() jobs=() failed=()
SECONDS=0

# step NAME COMMAND…: starts it; what it says is shown by `steps_end`, in order.
step() {
  names+=("$1")
  shift
  "$@" >"$logs/${#names[@]}" 2>&1 &
  jobs+=($!)
}

steps_end() {
  local n=0 job
  for job in "${jobs[@]}"; do
    wait "$job" || failed+=("${names[$n]}")
    printf '\n== %s\n' "${names[$n]}"
    n=$((n + 1))
    cat "$logs/$n"
  done
}

# tests OPTION…: runs pytest in three processes, the tests of a file in one of them, the slow ones first;
# its last line is the summary.
tests() {
  printf '\n== tests\n'
  "$bin/pytest" --numprocesses 3 --dist loadfile --no-loadscope-reorder --durations 20 \
    --basetemp "$logs/made" "$@" | tee "$logs/tests" || failed+=(tests)
}

step "form of the code"        "$bin/ruff" check scripts tests benchmarks tools
step "layout of the code"      "$bin/ruff" format --check scripts tests benchmarks tools
step "types"                   "$bin/mypy"
step "layers"                  "$bin/lint-imports"
step "types of the theme's scripts" "$node" node_modules/typescript/bin/tsc
step "form of the theme's scripts" "$node" node_modules/eslint/bin/eslint.js --max-warnings 0 \
  scripts/civildialogue tests/scripts ./*.mjs
step "form of the styles"      "$node" node_modules/stylelint/bin/stylelint.mjs \
  "scripts/civildialogue/**/*.css" "overrides/**/*.css"
step "units of the theme's scripts" "$node" --test "tests/scripts/*.test.mjs"
if [ "${1:-}" = quick ]; then
  steps_end
  tests tests/unit tests/golden --quiet --no-cov
else
  step "licences"              "$bin/reuse" lint --quiet
  step "scripts"               shellcheck scripts/*.sh .ci/run
  step "workflows"             "$bin/jactionlint" --strict-exit --no-online --shellcheck "$(command -v shellcheck)"
  step "workflows, what they trust" "$bin/zizmor" --offline --quiet --pedantic .github contrib/forgejo/workflows scripts/civildialogue/starter/forges
  step "sources, warnings count" "$bin/civildialogue" check --strict
  steps_end
  # To watch every line doubles the time of the tests, so that only a long run does.
  rm -f .coverage .coverage.*
  if [ -n "${TEST_LONG:-}" ]; then tests --cov --cov-report=term; else tests --no-cov; fi
fi

summary="$(tail -n 1 "$logs/tests" | tr -d =)"
printf '\n%s tests: %s; with everything else %d min %d s\n' \
  "$([ -n "${TEST_LONG:-}" ] && echo long || echo "${1:-all}")" "$(xargs <<<"$summary")" $((SECONDS / 60)) $((SECONDS % 60))
if [ "${#failed[@]}" -gt 0 ]; then
  printf 'failed: %s\n' "${failed[@]}"
  exit 1
fi
