#!/usr/bin/env python3
"""link.py DELAY_MS: a second network with a slow link to it, until it is killed.

Makes the network namespace `ftbench` and one TUN device on each side, this side 198.18.0.1, the other 198.18.0.2
(RFC 2544 keeps these addresses for benchmarks), and holds every packet DELAY_MS in each direction. Works on packets, so
handshake, slow start, Nagle and delayed acknowledgements are the kernel's own. No loss, no jitter, no limit of bandwidth.
Needs root and Linux; no netem. Prints "ready"."""
import collections
import ctypes
import fcntl
import os
import select
import signal
import struct
import subprocess
import sys
import time

NAMESPACE, HERE, THERE = "ftbench", "198.18.0.1", "198.18.0.2"
TUNSETIFF, IFF_TUN, IFF_NO_PI, CLONE_NEWNET = 0x400454CA, 0x0001, 0x1000, 0x40000000
PR_SET_TIMERSLACK = 29
libc = ctypes.CDLL(None, use_errno=True)


def tun(name):
    device = os.open("/dev/net/tun", os.O_RDWR | os.O_NONBLOCK)
    fcntl.ioctl(device, TUNSETIFF, struct.pack("16sH22x", name.encode(), IFF_TUN | IFF_NO_PI))
    return device


def enter(path):
    with open(path) as namespace:
        if libc.setns(namespace.fileno(), CLONE_NEWNET) != 0:
            raise OSError(ctypes.get_errno(), "setns " + path)


def ip(*words):
    subprocess.run(["ip", *words], check=True)


def bring_up(name, address, peer, inside):
    at = ["-n", NAMESPACE] if inside else []
    ip(*at, "addr", "add", address, "peer", peer, "dev", name)
    ip(*at, "link", "set", name, "mtu", "1500", "txqueuelen", "10000", "up")


def carry(ends, delay):
    held = [collections.deque(), collections.deque()]
    libc.prctl(PR_SET_TIMERSLACK, 1000, 0, 0, 0)
    while True:
        due = min((queue[0][0] for queue in held if queue), default=None)
        select.select(ends, [], [], None if due is None else max(0.0, due - time.monotonic()))
        for side, end in enumerate(ends):
            try:
                while True:
                    held[side].append((time.monotonic() + delay, os.read(end, 2048)))
            except BlockingIOError:
                pass
        now = time.monotonic()
        for side, queue in enumerate(held):
            while queue and queue[0][0] <= now:
                os.write(ends[1 - side], queue.popleft()[1])


def main():
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    subprocess.run(["ip", "netns", "del", NAMESPACE], stderr=subprocess.DEVNULL)
    ip("netns", "add", NAMESPACE)
    try:
        here = tun("ftb-here")
        home = os.open("/proc/self/ns/net", os.O_RDONLY)
        enter("/var/run/netns/" + NAMESPACE)
        there = tun("ftb-there")
        libc.setns(home, CLONE_NEWNET)
        bring_up("ftb-here", HERE, THERE, False)
        bring_up("ftb-there", THERE, HERE, True)
        print("ready", flush=True)
        carry([here, there], float(sys.argv[1]) / 1000)
    finally:
        subprocess.run(["ip", "netns", "del", NAMESPACE])


main()
