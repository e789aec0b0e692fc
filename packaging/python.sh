#!/bin/sh
# Prints a Python that is new enough for wijdesk. On Debian and Ubuntu, as root, it installs one when there is none.
vind() {
    for naam in python3 python3.14 python3.13 python3.12 python3.11; do
        if "$naam" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then
            echo "$naam"
            return 0
        fi
    done
    return 1
}
vind && exit 0
if command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ]; then
    echo "Python installeren" >&2
    { apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq -y install python3 python3-venv; } >/dev/null
    vind && exit 0
fi
echo "wijdesk heeft Python 3.11 of nieuwer nodig. Op Debian of Ubuntu: sudo apt-get install python3 python3-venv" >&2
exit 1
