#!/usr/bin/env python3
"""Drives Chromium through a preview: edit, reload, style, break, overlay, mend.

  preview.py VITRINE

A site is begun with `vitrine init` and shown by `vitrine serve`; what the browser shows after each change of a file is
held against what an author must see. Exit code 1 with the first fault, 2 where there is no Chromium.
"""
import shutil
import socket
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

PATIENCE = 60_000


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def wait_for(page, condition, what):
    try:
        page.wait_for_function(condition, timeout=PATIENCE)
    except Exception:
        print(f"{what}: it did not come about. The page says: {page.inner_text('body')[:600]}")
        sys.exit(1)
    print(f"{what}: seen")


# What the preview shows above a page lies in a shadow tree.
OVERLAY = "document.querySelector('vitrine-preview').shadowRoot.querySelector('dialog')"


def drive(page, address, site):
    record = next(site.glob("Content/news/*.md"))
    text = record.read_text()
    name = record.stem
    page.goto(f"{address}/news/{name}/")
    if not page.title():
        sys.exit(f"{address}/news/{name}/ has no title")

    record.write_text(text + "\nA sentence that was added.\n")
    wait_for(page, "document.body.innerText.includes('A sentence that was added.')", "an edit is shown")

    # Styles change without loading the page anew.
    page.evaluate("window.isTheSame = true")
    style = site / "Content/theme/assets/css/own.css"
    style.parent.mkdir(parents=True)
    style.write_text("main { outline: 7px solid rgb(1, 2, 3); }\n")
    wait_for(page, "getComputedStyle(document.querySelector('main')).outlineWidth == '7px'", "a style is shown")
    page.evaluate("window.isTheSame = true")
    style.write_text("main { outline: 9px solid rgb(1, 2, 3); }\n")
    wait_for(page, "getComputedStyle(document.querySelector('main')).outlineWidth == '9px'", "a style is swapped")
    if not page.evaluate("window.isTheSame === true"):
        sys.exit("The page was loaded anew for a style.")

    record.write_text(text.replace("title:", "titel:", 1))
    wait_for(page, f"{OVERLAY}.open && {OVERLAY}.textContent.includes('{record.name}')", "a mistake is told over the page")
    if "title" not in page.evaluate(f"{OVERLAY}.textContent"):
        sys.exit("The overlay does not say what to write.")
    if not page.evaluate("document.body.innerText.includes('A sentence that was added.')"):
        sys.exit("The last good page does not stay below the overlay.")

    record.write_text(text + "\nA sentence that mends.\n")
    wait_for(
        page, f"document.body.innerText.includes('A sentence that mends.') && !{OVERLAY}.open",
        "the mended page is shown, and the overlay is gone")

    # As editors write: another file takes the record's name.
    aside = record.with_suffix(".tmp~")
    aside.write_text(text + "\nA sentence of another file.\n")
    aside.rename(record)
    wait_for(page, "document.body.innerText.includes('A sentence of another file.')", "a file that was replaced is shown")


def main():
    vitrine = str(Path(sys.argv[1]).resolve())
    chromium = shutil.which("chromium")
    if not chromium:
        print("There is no Chromium (Debian: chromium), so the preview was not looked at.")
        sys.exit(2)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = Path(folder) / "site"
        subprocess.run(
            [vitrine, "init", str(site), "--title", "Office", "--publisher", "Office", "--email", "office@an-office.test", "--kind", "news", "--languages", "en"], check=True,
            capture_output=True)
        port = free_port()
        server = subprocess.Popen(
            [vitrine, "serve", "--site", str(site), "--port", str(port)], stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL)
        try:
            for _ in range(200):
                with socket.socket() as client:
                    if client.connect_ex(("127.0.0.1", port)) == 0:
                        break
                subprocess.run(["sleep", "0.1"], check=True)
            browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
            drive(browser.new_page(), f"http://127.0.0.1:{port}", site)
            browser.close()
        finally:
            server.terminate()
            server.wait(timeout=10)


main()
