#!/usr/bin/env python3
"""Times Vitrine on synthetic reports beside the least that any generator must do (floor.c), and beside Hugo.

  bench.py VITRINE [--sizes 400,4000] [--runs 5] [--hugo PROGRAM --hugo-report make_report.py]

A size is the number of commitments; a report of n has 2.5 n records. No time counts before every figure of the built
tables was compared with the expected one. Content and output lie in memory where the system has a memory file system.
A run clears the output first, outside the time; the first run of each program warms the cache and is not counted.
Printed is the median of the runs, with the least and the greatest wall time. No page may have more than 150 kB or 3,000
elements, whatever the size of the report.

Hugo takes part where its program and a script are given that makes the same report as a site of Hugo's (make -n N -o DIR,
check hugo PUBLIC DIR). Its figures are compared too.
"""
import argparse
import os
import re
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


def check_pages(output):
    """No page grows without end."""
    large = []
    for path in output.rglob("*.html"):
        page = path.read_bytes()
        elements = len(re.findall(rb"<[a-z]", page))
        if len(page) > 150_000 or elements > 3_000:
            large.append(f"{path.relative_to(output)}: {len(page):,} bytes, {elements:,} elements")
    if large:
        sys.exit("\n".join(large[:20]) + f"\n{len(large)} pages are too large.")


def make_hugo_site(size, hugo, script, into):
    """How Hugo builds the same report, once its figures are right."""
    subprocess.run([sys.executable, script, "make", "-n", str(size), "-o", into], check=True, stdout=subprocess.DEVNULL)
    output = into / "public"
    command = [hugo, "--quiet", "--source", into / "hugo", "--destination", output]
    run(command, into)
    subprocess.run([sys.executable, script, "check", "hugo", output, into], check=True, stdout=subprocess.DEVNULL)
    return command, into, output


# What an author changes in a commitment between two builds.
EDITS = {
    "the text of one record changed": lambda text, number: f"{text}\nSentence {number}.\n",
    "one milestone changed": lambda text, number: re.sub(
        r"(?m)^(    done: \d{4}-\d\d-)\d\d$", rf"\g<1>{number % 27 + 1:02}", text, count=1),
}


def edit(site, number, change):
    """Changes the first commitment after some, of which there is something to change."""
    for path in sorted((site / "Content/commitments").glob("*.md"))[number + 5:]:
        text = path.read_text()
        changed = change(text, number)
        if changed != text:
            path.write_text(changed)
            return
    sys.exit("No commitment has anything to change.")


def bench(size, vitrine, floor, runs, work, hugo=None):
    report = work / f"report-{size}"
    make_report.make(size, report, seed=1)
    site, output = report / "vitrine", report / "output"
    build = [vitrine, "build", "--quiet", "--output", output]
    run(build, site)
    compared, wrong = make_report.check(output, report)
    if wrong or not compared:
        sys.exit("\n".join(wrong[:20]) + f"\n{len(wrong)} of {compared} figures are wrong: no time counts.")
    check_pages(output)
    files = sum(1 for path in output.rglob("*") if path.is_file() and ".vitrine" not in path.parts)
    sources = sum(1 for _ in site.rglob("*.md"))
    copied = work / "copied"
    shutil.copytree(output, copied)
    programs = {
        "vitrine": (build, site, output),
        "one": (build + ["--jobs", 1], site, report / "one"),
        "floor": ([floor, site / "Content", report / "floor", 2], site, report / "floor"),
        "copy": (["cp", "-r", copied, report / "copy"], site, report / "copy"),
    }
    programs["one"][0][programs["one"][0].index(output)] = report / "one"
    if hugo:
        programs["hugo"] = make_hugo_site(size, *hugo, work / f"hugo-{size}")
    times = measure(programs, runs)
    # Last, with the output of the last build in its place.
    times["again"] = [run(build, site) for _ in range(runs)]
    for name, change in EDITS.items():
        times[name] = []
        for number in range(runs):
            edit(site, number, change)
            times[name].append(run(build, site))
    lines = [f"{compared:,} figures compared, none wrong; {sources:,} records, {files:,} files.", "",
             "| | wall | processor | peak | files/s |", "|---|---|---|---|---|"]
    ours, wall = row("vitrine build", times["vitrine"], files)
    again, _ = row("the same again, nothing changed", times["again"], files)
    one, _ = row("vitrine build --jobs 1", times["one"], files)
    least, floor_wall = row("floor: each file read, its Markdown made HTML, written", times["floor"], sources)
    copy, copy_wall = row("floor: as many files and bytes written as vitrine writes", times["copy"], files)
    edits = [row(name, times[name], files)[0] for name in EDITS]
    print("\n".join(["", *lines, ours, one, again, *edits, least, copy]))
    print(f"\n{wall / floor_wall:.1f} × the first floor's wall time, {wall / copy_wall:.1f} × the second's.")
    if hugo:
        count = sum(1 for path in programs["hugo"][2].rglob("*") if path.is_file())
        theirs, hugo_wall = row("hugo", times["hugo"], count)
        peak, hugo_peak = (statistics.median(time[2] for time in times[name]) for name in ("vitrine", "hugo"))
        print(f"\n{theirs}\n\nHugo writes {count:,} files. Of its wall time {wall / hugo_wall:.2f}, of its memory "
              f"{peak / hugo_peak:.2f}.")
        shutil.rmtree(work / f"hugo-{size}")
    shutil.rmtree(report)
    shutil.rmtree(copied)
    return wall / sources


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("vitrine", type=Path)
    parser.add_argument("--sizes", default="400,4000")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--hugo", type=Path)
    parser.add_argument("--hugo-report", type=Path)
    arguments = parser.parse_args()
    with folder() as name:
        work = Path(name)
        print(f"{os.cpu_count()} cores, content and output in {'memory' if name.startswith('/dev/shm') else name}")
        floor = build_floor(work)
        hugo = (arguments.hugo.resolve(), arguments.hugo_report.resolve()) if arguments.hugo else None
        each = [bench(int(size), arguments.vitrine.resolve(), floor, arguments.runs, work, hugo)
                for size in arguments.sizes.split(",")]
        if len(each) > 1:
            print(f"\nGrowth: a record of the largest report takes {each[-1] / each[0]:.2f} × as long as one of the smallest.")


if __name__ == "__main__":
    main()
