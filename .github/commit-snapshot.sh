#!/usr/bin/env bash
# Commits what is staged, with the report of `npm run snapshot` as the message, and pushes it: when others were faster,
# again on top of what they pushed.
#
# Usage: commit-snapshot.sh REPORT
set -euo pipefail
report=$1
branch=$(git branch --show-current)

# Names are written by others. The first line has counts alone; below it, what a forge would act on (mentions, issues to
# close, [skip ci]) is written in signs that look alike.
message() {
  head -n 1 "$report" | sed 's/:.*//'
  echo
  sed -e 's/@/＠/g; s/#/＃/g; s/\[/［/g; s/\]/］/g; s/\([Gg][Hh]\)-/\1‑/g; s,://,：//,g' "$report"
}

message | git commit --quiet --file -

for attempt in 1 2 3 4 5; do
  if git push --quiet origin "HEAD:$branch"; then exit 0; fi
  git fetch --quiet origin "$branch"
  if ! git rebase --quiet --autostash FETCH_HEAD; then
    git rebase --abort
    echo "::error::$branch has other changes of src/data by now, which stay; run the refresh again to compare with them."
    exit 1
  fi
  sleep "${PAUSE:-$((attempt * 3))}"
done
echo "::error::$branch takes no push from this workflow; where it is protected, see \"By schedule\" in README.md."
exit 1
