#!/usr/bin/env python3
"""Every contender sends to a sink, in turn, and again; see README.md. Called by send.sh."""
import argparse
import json
import os
import re
import shlex
import socket
import statistics
import subprocess
import sys
import threading
import time

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(HERE)
WORK = os.environ.get("BENCH_WORK", ROOT + "/target/bench")
JAR = os.environ.get("BENCH_JAR", ROOT + "/target/first-thousand.jar")
LIBRARIES = f"java -cp {WORK}/java/classes:{WORK}/java/lib/* Contender"
OURS = "java -Xmx256m -jar " + JAR

CONTENDERS = {
    "smtp-source": "smtp-source -d -s {k} -m {n} -l 900 -f ada@founder.test -t user@users.test {host}:{port}",
    "first-thousand": None,
    "first-thousand, CHUNKING": None,
    "nodemailer, pool": f"node {HERE}/nodemailer.mjs {{host}} {{port}} {{n}} {{k}}",
    "Angus, held open": LIBRARIES + " angus {host} {port} {n} {k}",
    "Simple Java Mail, pool": LIBRARIES + " simple {host} {port} {n} {k}",
    "Spring, one by one": LIBRARIES + " spring {host} {port} {n} {k}",
}


class Sink:
    """A sink on a port that was free, and the moments at which its letters were taken."""

    def __init__(self, host, inside, chunking):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        command = (["java", "-Xmx256m", HERE + "/Sink.java", host, str(self.port), "PIPELINING", "CHUNKING"] if chunking
                   else ["smtp-sink", "-c", "-u", "nobody", f"{host}:{self.port}", "1000"])
        prefix = ["ip", "netns", "exec", "ftbench"] if inside else []
        self.taken, self.moments = 0, {}
        self.process = subprocess.Popen(prefix + command, stdout=subprocess.PIPE)
        threading.Thread(target=self.read, daemon=True).start()
        self.wait(host)

    def wait(self, host):
        for _ in range(100):
            try:
                socket.create_connection((host, self.port), 5).close()
                break
            except OSError:
                time.sleep(0.1)
        if self.process.poll() is not None:
            sys.exit("a sink could not be started")

    def read(self):
        tail = b""
        while chunk := os.read(self.process.stdout.fileno(), 65536):
            tail = (tail + chunk)[-200:]
            counts = re.findall(rb"mesg=(\d+)[\s\r]", tail)
            if counts and int(counts[-1]) != self.taken:
                self.taken = int(counts[-1])
                self.moments[self.taken] = time.monotonic()

    def close(self):
        self.process.terminate()
        self.process.wait()


def database():
    url = os.environ.get("BENCH_DB_URL")
    if not url:
        return [f"--first-thousand.data={WORK}/data"]
    return ["--spring.datasource.url=" + url, "--spring.datasource.username=" + os.environ.get("BENCH_DB_USER", "root"),
            "--spring.datasource.password=" + os.environ.get("BENCH_DB_PASSWORD", "")]


def settings(host, port, k):
    return database() + [
        f"--spring.mail.host={host}", f"--spring.mail.port={port}", "--spring.mail.security=none",
        "--first-thousand.founder.name=Ada Founder", "--first-thousand.founder.email=ada@founder.test",
        "--first-thousand.founder.product=Rechenwerk", "--first-thousand.limit=10000000",
        "--first-thousand.sending.daily-cap=0", "--first-thousand.sending.pace=none",
        f"--first-thousand.sending.connections={k}", f"--first-thousand.templates.folder={ROOT}/templates",
        f"--first-thousand.signups.folder={WORK}/none", f"--first-thousand.sending.folder={WORK}/sending", "--first-thousand.sandbox=false",
        *shlex.split(os.environ.get("BENCH_OURS", ""))]


def prepare(letters):
    """So many approved letters, before any clock runs."""
    people = f"{WORK}/people-{int(time.time())}.csv"
    with open(people, "w") as file:
        file.write("email,name,company,plan\n")
        for i in range(letters):
            file.write(f"user{i}-{int(time.time())}@users.test,Ben Miller,Example,free\n")
    for words in (["import", people], ["draft"], ["approve", "--ready"]):
        started = time.monotonic()
        done = subprocess.run(OURS.split() + words + settings("127.0.0.1", 1, 1), cwd=WORK, capture_output=True)
        print(f"prepared: {words[0]}, {time.monotonic() - started:.0f} s", file=sys.stderr)
        if done.returncode:
            sys.exit(f"{words[0]} failed: {done.stderr.decode()[-2000:]}")


def command(name, host, port, n, k):
    if name.startswith("first-thousand"):
        return OURS.split() + ["send", "--limit", str(n)] + settings(host, port, k)
    return CONTENDERS[name].format(host=host, port=port, n=n, k=k).split()


def run(name, host, n, k, sink, delay):
    before = sink.taken
    started = time.monotonic()
    process = subprocess.Popen(command(name, host, sink.port, n, k), cwd=WORK, stdout=subprocess.DEVNULL,
                               stderr=open(f"{WORK}/last-error.txt", "wb"))
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    wall = time.monotonic() - started
    time.sleep(0.2 + delay / 500)
    moments = [at for count, at in sink.moments.items() if count > before]
    taken = sink.taken - before
    span = (max(moments) - min(moments)) if len(moments) > 1 else float("nan")
    return {"contender": name, "delay_ms": delay, "connections": k, "letters": n, "taken": taken,
            "rate": round((taken - 1) / span, 1), "wall_s": round(wall, 2), "rss_mb": usage.ru_maxrss // 1024,
            "cpu_ms": round(1000 * (usage.ru_utime + usage.ru_stime) / n, 2), "exit": process.returncode}


def race(names, delay, ks, n, per_connection, reps, out):
    link = None
    host = "127.0.0.1"
    if delay:
        link = subprocess.Popen([sys.executable, HERE + "/link.py", str(delay / 2)], stdout=subprocess.PIPE)
        if link.stdout.readline().strip() != b"ready":
            sys.exit("the slow link cannot be made: it needs Linux and root")
        host = "198.18.0.2"
    sinks = {chunking: Sink(host, bool(delay), chunking) for chunking in (False, True)}
    rows = []
    try:
        for rep in range(reps):
            for k in ks:
                for name in names:
                    letters = per_connection * k if per_connection else n
                    sink = sinks[name.endswith("CHUNKING")]
                    row = run(name, host, letters, k, sink, delay) | {"rep": rep}
                    rows.append(row)
                    print(json.dumps(row), file=out, flush=True)
                    print(json.dumps(row), file=sys.stderr)
    finally:
        for sink in sinks.values():
            sink.close()
        if link:
            link.terminate()
            link.wait()
    return rows


def table(rows):
    lines = ["| ms | connections | contender | letters/s | × smtp-source | round trips a letter | CPU ms a letter | "
             "RSS MB |", "| --- | --- | --- | --- | --- | --- | --- | --- |"]
    limit = {(r["delay_ms"], r["connections"], r["rep"]): r["rate"] for r in rows if r["contender"] == "smtp-source"}
    for delay, k, name in dict.fromkeys((r["delay_ms"], r["connections"], r["contender"]) for r in rows):
        mine = [r for r in rows if (r["delay_ms"], r["connections"], r["contender"]) == (delay, k, name)]
        rate = statistics.median(r["rate"] for r in mine)
        ratios = [r["rate"] / limit[delay, k, r["rep"]] for r in mine if limit.get((delay, k, r["rep"]))]
        ratio = f"{statistics.median(ratios):.2f}" if ratios else ""
        trips = f"{k / (rate * delay / 1000):.1f}" if delay else ""
        wrong = "" if all(r["taken"] == r["letters"] and r["exit"] == 0 for r in mine) else " **not all taken**"
        lines.append(f"| {delay:g} | {k} | {name}{wrong} | {rate:.{1 if rate < 100 else 0}f} | {ratio} | {trips} | "
                     f"{statistics.median(r['cpu_ms'] for r in mine):.2f} | {max(r['rss_mb'] for r in mine)} |")
    return "\n".join(lines)


def memory(out):
    sink = Sink("127.0.0.1", False, False)
    lines = ["| letters (`-Xmx256m`, 4 connections) | RSS MB | letters/s |", "| --- | --- | --- |"]
    try:
        for n in (1000, 20000):
            row = run("first-thousand", "127.0.0.1", n, 4, sink, 0)
            print(json.dumps(row | {"memory": True}), file=out, flush=True)
            lines.append(f"| {row['taken']} | {row['rss_mb']} | {row['rate']:.0f} |")
    finally:
        sink.close()
    return "\n".join(lines)


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--reps", type=int, default=3)
    options.add_argument("--letters", type=int, default=2000, help="a run without delay")
    options.add_argument("--per-connection", type=int, default=60, help="letters a connection with delay")
    options.add_argument("--connections", default="1,4,16")
    options.add_argument("--delays", default="0,40", help="round trips in milliseconds")
    options.add_argument("--only", default=";".join(CONTENDERS), help="contenders, between semicolons")
    options.add_argument("--no-memory", action="store_true")
    wish = options.parse_args()
    names = [name.strip() for name in wish.only.split(";")]
    ks = [int(k) for k in wish.connections.split(",")]
    delays = [float(delay) for delay in wish.delays.split(",")]
    ours = [name for name in names if name.startswith("first-thousand")]
    if ours:
        each = sum(sum(wish.per_connection * k for k in ks) if delay else wish.letters * len(ks) for delay in delays)
        prepare(len(ours) * wish.reps * each + (0 if wish.no_memory else 21000))
    rows = []
    with open(WORK + "/results.jsonl", "a") as out:
        for delay in delays:
            rows += race(names, delay, ks, wish.letters, wish.per_connection if delay else 0, wish.reps, out)
        print(table(rows))
        if ours and not wish.no_memory:
            print("\n" + memory(out))


main()
