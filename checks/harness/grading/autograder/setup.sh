#!/usr/bin/env bash
# Gradescope runs this once, as root, when it builds the image: Python, the walls and the kit's packages.
set -euo pipefail

root=${AUTOGRADER_ROOT:-/autograder}

export DEBIAN_FRONTEND=noninteractive
apt-get update
apt-get install -y --no-install-recommends bubblewrap python3 python3-venv

if ! python3 -c 'import sys; sys.exit(sys.version_info < (3, 10))'; then
    echo "The kit needs Python 3.10 or newer. Choose Ubuntu 22.04 or newer as the base image."
    exit 1
fi
python3 -m venv "$root/venv"
"$root/venv/bin/pip" install --no-cache-dir -r "$root/source/requirements.txt"
