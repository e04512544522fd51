#!/usr/bin/env python3
"""Who reads a mailbox how quickly; see README.md. Called by read.sh."""
import argparse
import email
import glob
import imaplib
import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
JAR = os.path.abspath(os.environ.get("BENCH_JAR", HERE + "/../target/first-thousand.jar"))
# as a founder calls it; BENCH_JAVA calls the jar itself, with these flags
OURS = [os.path.abspath(HERE + "/../bin/first-thousand")]
if "BENCH_JAVA" in os.environ or "BENCH_JAR" in os.environ:
    OURS = ["java", *os.environ.get("BENCH_JAVA", "-Xmx256m").split(), "-jar", JAR]
os.environ.setdefault("FT_JAVA_OPTS", "-Xmx256m")


def bulk(a, n):
    """Whole messages, 200 a command, taken apart by Python's parser: what a mail fetcher does."""
    client = imaplib.IMAP4(a.host, a.port)
    client.login(a.user, a.password)
    start, count = time.time(), min(n, int(client.select("INBOX", True)[1][0]))
    for first in range(1, count + 1, 200):
        for item in client.fetch(f"{first}:{min(count, first + 199)}", "(UID BODY.PEEK[])")[1]:
            if isinstance(item, tuple):
                email.message_from_bytes(item[1])
    client.logout()
    return count / (time.time() - start)


def naive(a, n, libraries):
    run = subprocess.run(["java", "-cp", libraries, HERE + "/Naive.java", a.host, str(a.port), a.user, a.password, str(n)],
                         capture_output=True, text=True, check=True)
    return float(run.stdout.split()[-1])


def timed(command, folder):
    start = time.time()
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    said = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        sys.exit(said)
    return time.time() - start, usage.ru_maxrss / 1024, usage.ru_utime + usage.ru_stime, said


def ours(a, n):
    """A new house each time: `read`, and `read` again, which is the start and one pass over nothing new."""
    folder = tempfile.mkdtemp()
    try:
        with open(folder + "/application.yaml", "w") as out:
            json.dump({"first-thousand": {
                "sandbox": False, "founder": {"email": "ada@founder.test", "name": "Ada"},
                "imap": {"host": a.host, "port": a.port, "username": a.user, "password": a.password,
                         "security": a.security}},
                "spring": {"mail": {"host": "127.0.0.1", "port": 9}}}, out)
        # its first call ever unpacks the jar
        subprocess.run([*OURS, "--version"], cwd=folder, stdout=subprocess.DEVNULL, check=True)
        wall, rss, cpu, said = timed([*OURS, "read"], folder)
        read = int(re.search(r"(\d+) messages read", said)[1])
        again, *_ = timed([*OURS, "read"], folder)
        return {"read": read, "wall": wall, "again": again, "rss": rss, "cpu": cpu,
                "rate": read / max(0.001, wall - again)}
    finally:
        shutil.rmtree(folder)


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--host", default="127.0.0.1")
    arguments.add_argument("--port", type=int, default=2343)
    arguments.add_argument("--user", default="big")
    arguments.add_argument("--password", default="secret")
    arguments.add_argument("--security", default="none")
    arguments.add_argument("--messages", type=int, default=10 ** 9, help="of the others; ours reads all")
    arguments.add_argument("--naive", type=int, default=1000, help="messages that the naive client reads; 0: leave it out")
    arguments.add_argument("--reps", type=int, default=3)
    a = arguments.parse_args()
    work = tempfile.mkdtemp()
    subprocess.run(["unzip", "-q", "-j", JAR, "BOOT-INF/lib/angus-*", "BOOT-INF/lib/jakarta.*", "-d", work], check=True)
    libraries = ":".join(glob.glob(work + "/*.jar"))
    rows = []
    for _ in range(a.reps):
        row = {"bulk": bulk(a, a.messages), "ours": ours(a, a.messages)}
        if a.naive:
            row["naive"] = naive(a, a.naive, libraries)
        rows.append(row)
        print(json.dumps(row), flush=True)
    shutil.rmtree(work)

    def median(pick):
        return statistics.median(pick(row) for row in rows)
    print(f"First Thousand: {median(lambda r: r['ours']['rate']):.0f} messages/s filed, "
          f"{median(lambda r: r['ours']['wall']):.1f} s with the start; the next pass with the start "
          f"{median(lambda r: r['ours']['again']):.1f} s; CPU {median(lambda r: r['ours']['cpu']):.1f} s; "
          f"RSS {median(lambda r: r['ours']['rss']):.0f} MB")
    print(f"bulk, whole messages: {median(lambda r: r['bulk']):.0f}/s; First Thousand is "
          f"{median(lambda r: r['ours']['rate'] / r['bulk']):.2f} times as quick")
    if a.naive:
        print(f"naive Angus: {median(lambda r: r['naive']):.1f}/s; First Thousand is "
              f"{median(lambda r: r['ours']['rate'] / r['naive']):.0f} times as quick")


main()
