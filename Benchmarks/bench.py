#!/usr/bin/env python3
"""Times Vitrine on synthetic reports beside the least that any generator must do (floor.c).

  bench.py VITRINE [--sizes 400,4000] [--runs 5]

A size is the number of commitments; a report of n has 2.5 n records. No time counts before every figure of the built
tables was compared with the expected one. Content and output lie in memory where the system has a memory file system.
A run clears the output first, outside the time; the first run of each program warms the cache and is not counted.
Printed is the median of the runs, with the least and the greatest wall time.
"""
import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import make_report

HERE = Path(__file__).resolve().parent


def folder():
    """A folder in memory, else on disk."""
    memory = Path("/dev/shm")
    roomy = memory.is_dir() and shutil.disk_usage(memory).free > 2 << 30
    return tempfile.TemporaryDirectory(prefix="vitrine-bench-", dir=memory if roomy else None)


def build_floor(into):
    program = into / "floor"
    subprocess.run(
        ["cc", "-O2", "-o", program, HERE / "floor.c", "-lcmark-gfm", "-lcmark-gfm-extensions", "-lpthread"], check=True)
    return program


def run(command, folder):
    """Wall seconds, processor seconds, peak memory in MB."""
    start = time.perf_counter()
    child = subprocess.Popen(
        [str(part) for part in command], cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    errors = child.stderr.read()
    _, status, usage = os.wait4(child.pid, 0)
    wall = time.perf_counter() - start
    if status != 0:
        sys.exit(f"{command[0]} ended with {os.waitstatus_to_exitcode(status)}: {errors.decode()[-2000:]}")
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def measure(programs, runs):
    """Each program in turn, so that a slower moment of the machine meets all of them."""
    times = {name: [] for name in programs}
    for number in range(runs + 1):
        for name, (command, folder, output) in programs.items():
            if output is not None:
                shutil.rmtree(output, ignore_errors=True)
            result = run(command, folder)
            if number > 0:
                times[name].append(result)
    return times


def row(name, times, files):
    wall, cpu, peak = (statistics.median(column) for column in zip(*times))
    walls = [time[0] for time in times]
    return (f"| {name} | {wall:.2f} s ({min(walls):.2f}–{max(walls):.2f}) | {cpu:.2f} s | {peak:.0f} MB "
            f"| {files / wall:,.0f} |"), wall


def bench(size, vitrine, floor, runs, work):
    report = work / f"report-{size}"
    make_report.make(size, report, seed=1)
    site, output = report / "vitrine", report / "output"
    build = [vitrine, "build", "--quiet", "--output", output]
    run(build, site)
    compared, wrong = make_report.check(output, report)
    if wrong or not compared:
        sys.exit("\n".join(wrong[:20]) + f"\n{len(wrong)} of {compared} figures are wrong: no time counts.")
    files = sum(1 for path in output.rglob("*") if path.is_file() and ".vitrine" not in path.parts)
    sources = sum(1 for _ in site.rglob("*.md"))
    times = measure({
        "vitrine": (build, site, output),
        "floor": ([floor, site / "Content", report / "floor", 2], site, report / "floor"),
    }, runs)
    # Last, with the output of the last build in its place.
    times["again"] = [run(build, site) for _ in range(runs)]
    lines = [f"{compared:,} figures compared, none wrong; {sources:,} records, {files:,} files.", "",
             "| | wall | processor | peak | files/s |", "|---|---|---|---|---|"]
    ours, wall = row("vitrine build", times["vitrine"], files)
    again, _ = row("the same again, nothing changed", times["again"], files)
    least, floor_wall = row("floor", times["floor"], sources)
    print("\n".join(["", *lines, ours, again, least, "", f"{wall / floor_wall:.1f} × the floor's wall time."]))
    shutil.rmtree(report)
    return wall / sources


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("vitrine", type=Path)
    parser.add_argument("--sizes", default="400,4000")
    parser.add_argument("--runs", type=int, default=5)
    arguments = parser.parse_args()
    with folder() as name:
        work = Path(name)
        print(f"{os.cpu_count()} cores, content and output in {'memory' if name.startswith('/dev/shm') else name}")
        floor = build_floor(work)
        each = [bench(int(size), arguments.vitrine.resolve(), floor, arguments.runs, work)
                for size in arguments.sizes.split(",")]
        if len(each) > 1:
            print(f"\nGrowth: a record of the largest report takes {each[-1] / each[0]:.2f} × as long as one of the smallest.")


if __name__ == "__main__":
    main()
