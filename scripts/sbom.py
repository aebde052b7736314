#!/usr/bin/env python3
"""Prints what a distribution of Vitrine is made of, as SPDX 2.3 in JSON, and gathers the licences of it.

    sbom.py --version 1.0 --licences FOLDER --static ARCHIVE… --shared LIBRARY…
"""

import argparse
import datetime
import hashlib
import json
import os
import re
import shutil
import subprocess


def run(*words):
    return subprocess.run(words, capture_output=True, text=True, check=True).stdout


def owners(paths):
    """By path, the Debian package of a file: its name, version and the source that it was built from."""
    names = {path: {path, path.removeprefix("/usr")} for path in map(os.path.realpath, paths)}
    asked = sorted(set().union(*names.values()))
    found = subprocess.run(["dpkg-query", "-S", *asked], capture_output=True, text=True).stdout
    packages = {line.rsplit(": ", 1)[1]: line.split(", ")[0].rsplit(": ", 1)[0] for line in found.splitlines()}
    form = "${binary:Package}\t${Version}\t${source:Package}\t${source:Version}\t${Homepage}\n"
    known = {row.split("\t")[0].split(":")[0]: row.split("\t")
             for row in run("dpkg-query", "-W", f"-f={form}", *sorted(set(packages.values()))).splitlines()}
    owned = {}
    for path, asked in names.items():
        package = next((packages[name] for name in asked if name in packages), None)
        if package is None:
            raise SystemExit(f"sbom.py: {path} belongs to no package, so that its version is not known.")
        owned[path] = known[package.split(":")[0]]
    return owned


def element(name, version, **more):
    return {
        "SPDXID": "SPDXRef-" + re.sub(r"[^A-Za-z0-9.]+", "-", name),
        "name": name,
        "versionInfo": version,
        "filesAnalyzed": False,
        "copyrightText": "NOASSERTION",
        "licenseConcluded": "NOASSERTION",
        "licenseDeclared": "NOASSERTION",
        "downloadLocation": "NOASSERTION",
        "supplier": "NOASSERTION",
    } | more


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--version", required=True)
    parser.add_argument("--licences", required=True)
    parser.add_argument("--static", nargs="*", default=[])
    parser.add_argument("--shared", nargs="*", default=[])
    given = parser.parse_args()

    vitrine = element("vitrine", given.version, licenseDeclared="Apache-2.0", licenseConcluded="Apache-2.0")
    swift = element(
        "swift-runtime", re.search(r"Swift version (\S+)", run("swift", "--version"))[1],
        licenseDeclared="Apache-2.0 WITH Swift-exception", supplier="Organization: swift.org",
        comment="The runtime, the standard library and what of Foundation is used; their licence is licences/swift-runtime.")
    elements = {"vitrine": vitrine, "swift-runtime": swift}
    links = {("swift-runtime", "STATIC_LINK")}
    owned = owners(given.static + given.shared)
    for paths, link in ((given.static, "STATIC_LINK"), (given.shared, "DYNAMIC_LINK")):
        for path in paths:
            package, version, source, source_version, homepage = owned[os.path.realpath(path)]
            bare = package.split(":")[0]
            copyright = f"/usr/share/doc/{bare}/copyright"
            if os.path.exists(copyright):
                shutil.copyfile(copyright, os.path.join(given.licences, bare))
            reference = f"pkg:deb/debian/{bare}@{version.replace(':', '%3A').replace('+', '%2B')}?arch=amd64"
            elements[bare] = element(
                bare, version, supplier="Organization: Debian", homepage=homepage or "NOASSERTION",
                sourceInfo=f"built by Debian from {source} {source_version}",
                comment=f"Its licence is licences/{bare}.",
                externalRefs=[{
                    "referenceCategory": "PACKAGE-MANAGER", "referenceType": "purl", "referenceLocator": reference}])
            links.add((bare, link))

    packages = [elements[name] for name in sorted(elements)]
    identity = hashlib.sha256(json.dumps(packages, sort_keys=True).encode()).hexdigest()
    created = datetime.datetime.fromtimestamp(int(os.environ.get("SOURCE_DATE_EPOCH", "0")), datetime.timezone.utc)
    print(json.dumps({
        "spdxVersion": "SPDX-2.3",
        "dataLicense": "CC0-1.0",
        "SPDXID": "SPDXRef-DOCUMENT",
        "name": f"vitrine-{given.version}",
        "documentNamespace": f"https://spdx.org/spdxdocs/vitrine-{given.version}-{identity}",
        "creationInfo": {
            "created": created.strftime("%Y-%m-%dT%H:%M:%SZ"), "creators": ["Tool: vitrine-sbom", "Organization: Vitrine"]},
        "packages": packages,
        "relationships": [{
            "spdxElementId": "SPDXRef-DOCUMENT", "relationshipType": "DESCRIBES",
            "relatedSpdxElement": vitrine["SPDXID"]}] + [{
                "spdxElementId": vitrine["SPDXID"], "relationshipType": link,
                "relatedSpdxElement": elements[name]["SPDXID"]} for name, link in sorted(links)],
    }, indent=2))


main()
