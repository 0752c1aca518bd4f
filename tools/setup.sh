#!/usr/bin/env bash
# Bring this machine to the point where every make target works. Cheap when nothing is missing.
# Each step either completes or stops with its own message; the stamp is written last.
set -euo pipefail
cd "$(dirname "$0")/.."

PYTHON=/usr/bin/python3
STAMP=.venv/ready
# shellcheck disable=SC1091
RELEASE=$(. /etc/os-release && echo "${ID}${VERSION_ID:-}")
REQUIREMENTS=requirements-${RELEASE}.txt
PACKAGES=(make git ca-certificates qgis python3-qgis qgis-providers python3-venv python3-scipy python3-numpy
  xvfb xauth fonts-noto-cjk fontconfig chromium chromium-driver poppler-utils qttools5-dev-tools)

stop() { echo "set-up: $*" >&2; exit 1; }

[ -f "$REQUIREMENTS" ] || stop "this is ${RELEASE}; Debian 12 and Debian 13 are supported (no ${REQUIREMENTS})."

missing=()
for package in "${PACKAGES[@]}"; do
  [ "$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null || true)" = installed ] || missing+=("$package")
done
if [ ${#missing[@]} -gt 0 ]; then
  install="apt-get install -y --no-install-recommends ${missing[*]}"
  if [ "$(id -u)" = 0 ]; then as=(env); elif sudo -n true 2>/dev/null; then as=(sudo); else
    stop "these packages are missing and this account may not install them. Ask an administrator to run:
  sudo apt-get update && sudo $install"
  fi
  echo "set-up: installing ${missing[*]}"
  log=$(mktemp)
  # shellcheck disable=SC2086
  { "${as[@]}" apt-get update -qq && "${as[@]}" env DEBIAN_FRONTEND=noninteractive $install; } >"$log" 2>&1 ||
    { tail -n 20 "$log" >&2; stop "apt-get failed; the full log is $log. Nothing else was changed."; }
  rm -f "$log"
fi

want=$(cat "$REQUIREMENTS" tools/setup.sh | sha256sum | cut -d' ' -f1)
if [ "$(cat $STAMP 2>/dev/null || true)" != "$want" ]; then
  echo "set-up: making .venv from $REQUIREMENTS"
  rm -rf .venv
  $PYTHON -m venv --system-site-packages .venv || stop "the virtual environment could not be made; is python3-venv whole?"
  pip=(.venv/bin/python -m pip --disable-pip-version-check --quiet)
  # Debian's pyproj is seen from the venv but cannot find its data there, so ours is put on top of it.
  "${pip[@]}" install --no-deps --ignore-installed "$(grep -i '^pyproj==' "$REQUIREMENTS")" ||
    stop "pip could not install pyproj; see the message above. Run the command again when the network is back."
  "${pip[@]}" install --no-deps -r "$REQUIREMENTS" ||
    stop "pip could not install $REQUIREMENTS; see the message above. Run the command again when the network is back."
  # The repository is the package: a link under its import name, found through a .pth file.
  mkdir -p .venv/src && ln -sfn ../.. .venv/src/wulong_planner
  echo "$PWD/.venv/src" > "$(.venv/bin/python -c 'import sysconfig; print(sysconfig.get_path("purelib"))')/wulong_planner.pth"
  echo "$want" > $STAMP
fi
PYTHONSAFEPATH=1 .venv/bin/python -m wulong_planner.tools.assets || stop "the web map's scripts or the translations could not be prepared."
