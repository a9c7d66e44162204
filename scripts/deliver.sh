#!/usr/bin/env bash
# Hands site/ to a web server, by rsync over SSH, if no newer push is to be published instead.
# Environment: KEY and HOSTS (texts of the key and of known_hosts), TARGET (user@server:folder/),
# REMOTE and BRANCH (where a newer push would be). The key lies in a folder that always goes again.
set -euo pipefail
cd "$(dirname "$0")/.."
newest="$(git ls-remote "$REMOTE" "refs/heads/$BRANCH" | cut -f1)"
if [ "$newest" != "$(git rev-parse HEAD)" ]; then
  echo "a newer push is on $BRANCH and will be published instead"
  exit 0
fi
place="$(umask 077 && mktemp -d)"
trap 'rm -rf "$place"' EXIT
umask 077
printf '%s\n' "$KEY" > "$place/key"
printf '%s\n' "$HOSTS" > "$place/known_hosts"
umask 022
rsync --archive --delete --delay-updates \
  --rsh "ssh -i '$place/key' -o UserKnownHostsFile='$place/known_hosts'" site/ "$TARGET"
