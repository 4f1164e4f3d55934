#!/bin/sh
# Pictures of a run's page for the documentation, by the system's Chromium:
#   docs/images/make_screenshots.sh RUN [PREFIX]
# writes PREFIX-light.png, -dark.png, -phone.png and, if the run has passages, -story.png beside this script; PREFIX is 'report'
# if it is not given. They are made smaller by pngquant where it is installed. Look at them before you commit them.
set -eu
here=$(CDPATH= cd "$(dirname "$0")" && pwd -P)
page=$(CDPATH= cd "$1" && pwd -P)/report.html
prefix=${2:-report}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

shoot() { # name address width height [browser options]
  name=$1 address=$2 size=$3,$4
  shift 4
  chromium --headless=new --no-sandbox --disable-gpu --hide-scrollbars --virtual-time-budget=5000 "$@" \
    --window-size="$size" --screenshot="$work/$name.png" "$address" 2> "$work/log" || { cat "$work/log" >&2; exit 1; }
  if command -v pngquant > /dev/null; then
    pngquant --force --strip --speed 1 --output "$here/$prefix-$name.png" 128 "$work/$name.png"
  else
    cp "$work/$name.png" "$here/$prefix-$name.png"
  fi
}

dark=--blink-settings=preferredColorScheme=0
shoot light "file://$page" 1280 1180
shoot dark "file://$page#sort=comprehensiveness&way=descending" 1280 1180 "$dark"
# a window cannot be as narrow as a phone, a frame can
cat > "$work/phone.html" << HTML
<!doctype html><meta charset="utf-8"><title>phone</title><style>body{margin:0;padding:20px;background:#8b949e}iframe{border:0;border-radius:12px}</style>
<iframe src="file://$page" width="390" height="844"></iframe>
HTML
shoot phone "file://$work/phone.html" 500 884
if grep -q 'id="story-data"' "$page"; then
  sed 's#</style>#header,section:not(\#story){display:none}</style>#' "$page" > "$work/story.html"
  shoot story "file://$work/story.html#word=40" 1280 1180
fi
