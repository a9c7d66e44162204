#!/usr/bin/env bash
# Every check of the project, in the order in which they are quick. All run; the first failure decides.
set -uo pipefail
cd "$(dirname "$0")/.." || exit
bin=.venv/bin
failed=()

step() {
  printf '\n== %s\n' "$1"
  shift
  "$@" || failed+=("$*")
}

step "form of the code"        "$bin/ruff" check scripts tests
step "layout of the code"      "$bin/ruff" format --check scripts tests
step "types"                   "$bin/mypy"
step "layers"                  "$bin/lint-imports"
step "licences"                "$bin/reuse" lint --quiet
step "scripts"                 shellcheck scripts/*.sh .ci/run
step "workflows"               "$bin/jactionlint" --strict-exit --no-online --shellcheck "$(command -v shellcheck)"
step "workflows, what they trust" "$bin/zizmor" --offline --quiet --pedantic .github contrib/forgejo/workflows
step "sources, warnings count" "$bin/civildialogue" check --strict
rm -f .coverage .coverage.*
step "tests"                   "$bin/pytest" --numprocesses 2 --dist loadgroup --cov --cov-report=term

if [ "${#failed[@]}" -gt 0 ]; then
  printf '\nfailed: %s\n' "${failed[@]}"
  exit 1
fi
