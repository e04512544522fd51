#!/bin/sh
# Compares how quickly letters leave; see README.md. Options are those of race.py.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
BENCH_WORK=${BENCH_WORK:-$here/../target/bench}
BENCH_NODE=$BENCH_WORK/node
mkdir -p "$BENCH_NODE"
BENCH_WORK=$(cd "$BENCH_WORK" && pwd)
BENCH_NODE=$BENCH_WORK/node
export BENCH_WORK BENCH_NODE

if ! command -v smtp-sink >/dev/null; then
	[ "$(id -u)" = 0 ] || { echo "Install Postfix first (it brings smtp-source and smtp-sink)." >&2; exit 1; }
	echo "postfix postfix/main_mailer_type select No configuration" | debconf-set-selections
	DEBIAN_FRONTEND=noninteractive apt-get install -qq --no-install-recommends postfix
fi
for tool in java mvn node npm python3 ip; do
	command -v $tool >/dev/null || { echo "$tool is needed." >&2; exit 1; }
done
if [ ! -e "$BENCH_WORK/java/lib" ]; then
	mvn -q -B -ntp -f "$here/pom.xml" compile dependency:copy-dependencies \
		-DincludeScope=runtime -DoutputDirectory="$BENCH_WORK/java/lib"
fi
if [ ! -e "$BENCH_NODE/node_modules/nodemailer" ]; then
	npm install --silent --no-audit --no-fund --prefix "$BENCH_NODE" nodemailer@10.6.1
fi
exec python3 "$here/race.py" "$@"
