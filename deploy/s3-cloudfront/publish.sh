#!/usr/bin/env bash
# Uploads the built site to the bucket, then invalidates in CloudFront what the build changed.
# Settings as for the build: BASE_PATH and OUT_DIR.
set -euo pipefail
cd "$(dirname "$0")/../.."

if [ $# -ne 2 ]; then
  echo "Usage: $0 BUCKET DISTRIBUTION" >&2
  exit 2
fi
bucket=$1
distribution=$2
site=${OUT_DIR:-dist}
base=${BASE_PATH:-/}
target="s3://$bucket/$(echo "$base" | sed 's#^/*##; s#/*$##')"
own=(--exclude _headers --exclude _redirects --exclude '*.br' --exclude '*.gz')

# One type of file at a time, since a call sets one type. Pages come last, when the files that they load are there.
known=()
while IFS=$'\t' read -r ending type; do
  known+=(--exclude "*.$ending")
  [ "$ending" = html ] && continue
  aws s3 sync "$site" "$target" --exclude '*' --include "*.$ending" --content-type "$type" --no-progress
done < deploy/s3-cloudfront/content-types.tsv
aws s3 sync "$site" "$target" "${own[@]}" "${known[@]}" --content-type application/octet-stream --no-progress
aws s3 sync "$site" "$target" --exclude '*' --include '*.html' --content-type 'text/html; charset=utf-8' --no-progress
aws s3 sync "$site" "$target" "${own[@]}" --delete --size-only --no-progress

# CloudFront accepts 3,000 addresses at a time; beyond a few hundred, invalidating the whole site is cheaper.
changed=$(sed -E 's#^https?://[^/]+##' "$site.changed-urls.txt")
count=$(printf '%s' "$changed" | grep -c '' || true)
if [ "$count" -eq 0 ]; then
  echo "Nothing changed."
elif [ "$count" -le 200 ]; then
  # Split into words on purpose: addresses hold no white space.
  set -f
  # shellcheck disable=SC2086
  aws cloudfront create-invalidation --distribution-id "$distribution" --paths $changed
else
  aws cloudfront create-invalidation --distribution-id "$distribution" --paths "${base%/}/*"
fi
