#!/bin/sh
# Makes what is handed out, below .build/dist: a tarball that runs on any x86-64 Linux with glibc 2.36 or later without
# installing anything, a Debian package, the symbols, a list of all that is in it (SPDX), and checksums.
#   scripts/dist.sh [FOLDER]
# Meant for Debian 12, whose glibc is the oldest that the program then runs on. BUILD_OPTIONS goes to swift build.
set -eu
cd "$(dirname "$0")/.."

out="${1:-.build/dist}"
version="$(sed -n 's/.*static let version = "\(.*\)".*/\1/p' Sources/vitrine/CommandLine/Usage.swift)"
name="vitrine-$version-linux-x86_64"
if [ -z "${SOURCE_DATE_EPOCH:-}" ]; then SOURCE_DATE_EPOCH="$(git log -1 --format=%ct 2>/dev/null || date +%s)"; fi
export SOURCE_DATE_EPOCH
maintainer="${MAINTAINER:-$(git log -1 --format='%an <%ae>' 2>/dev/null || echo 'Vitrine <vitrine@example.org>')}"

rm -rf "$out"
mkdir -p "$out/archives"
out="$(cd "$out" && pwd)"

# What Debian has as archives, and needs nothing further, becomes part of the program: the linker looks here first. Others lie
# beside it: libarchive and libxml2 bring ICU, whose data are carried whole; libmicrohttpd brings GnuTLS.
for library in cmark-gfm cmark-gfm-extensions yaml csv json-c sodium CbcSolver Cbc Cgl OsiClp ClpSolver Clp Osi CoinUtils \
  turbojpeg png16 webp stb z bz2
do
  ln -s "/usr/lib/x86_64-linux-gnu/lib$library.a" "$out/archives/"
done

# The older kind of path is searched for the libraries of libraries too.
build() {
  # shellcheck disable=SC2086,SC2016
  swift build -c release --static-swift-stdlib --product vitrine ${BUILD_OPTIONS:-} \
    -Xlinker "-L$out/archives" -Xlinker -rpath -Xlinker '$ORIGIN/../lib/vitrine' -Xlinker --disable-new-dtags "$@"
}
build
binary="$(build --show-bin-path)/vitrine"

# bin, lib and share as an installation has them
tree="$out/$name"
mkdir -p "$tree/bin" "$tree/lib/vitrine" "$tree/share/vitrine" "$tree/share/man/man1" "$tree/share/bash-completion/completions" \
  "$tree/share/zsh/site-functions" "$tree/share/fish/vendor_completions.d" "$tree/share/doc/vitrine/licences"
cp "$binary" "$tree/bin/vitrine"
objcopy --only-keep-debug --compress-debug-sections=zlib "$tree/bin/vitrine" "$out/$name.debug"
strip --strip-all "$tree/bin/vitrine"
(cd "$out" && objcopy --add-gnu-debuglink="$name.debug" "$tree/bin/vitrine")

ldd "$binary" | awk '$2 == "=>" { print $1, $3 }' | while read -r library path; do
  case "$library" in
    # glibc belongs to the system.
    libc.so.* | libm.so.* | libpthread.so.* | libdl.so.* | librt.so.* | libresolv.so.* | ld-linux*) ;;
    *) cp -L "$path" "$tree/lib/vitrine/$library" && chmod 644 "$tree/lib/vitrine/$library" && echo "$path" >> "$out/shared" ;;
  esac
done

cp -R Themes "$tree/share/vitrine/"
"$tree/bin/vitrine" manual > "$tree/share/man/man1/vitrine.1"
"$tree/bin/vitrine" completion bash > "$tree/share/bash-completion/completions/vitrine"
"$tree/bin/vitrine" completion zsh > "$tree/share/zsh/site-functions/_vitrine"
"$tree/bin/vitrine" completion fish > "$tree/share/fish/vendor_completions.d/vitrine.fish"
cp LICENSE CHANGELOG.md README.md "$tree/share/doc/vitrine/"
cp "$(dirname "$(readlink -f "$(command -v swift)")")/../share/swift/LICENSE.txt" \
  "$tree/share/doc/vitrine/licences/swift-runtime"
# shellcheck disable=SC2046
python3 scripts/sbom.py --version "$version" --licences "$tree/share/doc/vitrine/licences" \
  --static "$out"/archives/*.a --shared $(cat "$out/shared") > "$out/$name.spdx.json"
cp "$out/$name.spdx.json" "$tree/share/doc/vitrine/sbom.spdx.json"

tar --sort=name --owner=0 --group=0 --numeric-owner --mtime="@$SOURCE_DATE_EPOCH" -C "$out" -cf - "$name" |
  gzip -9n > "$out/$name.tar.gz"

# The Debian package: the same below /usr.
package="$out/package"
mkdir -p "$package/DEBIAN" "$package/usr" "$package/usr/share/lintian/overrides"
cp -R "$tree/bin" "$tree/lib" "$tree/share" "$package/usr/"
mv "$package/usr/share/zsh/site-functions" "$package/usr/share/zsh/vendor-completions"
rm "$package/usr/share/doc/vitrine/LICENSE" "$package/usr/share/doc/vitrine/CHANGELOG.md"
gzip -9n "$package/usr/share/man/man1/vitrine.1"
gzip -9nc CHANGELOG.md > "$package/usr/share/doc/vitrine/NEWS.md.gz"
gzip -9nc > "$package/usr/share/doc/vitrine/changelog.gz" <<END
vitrine ($version) unstable; urgency=medium

  * What is new stands in NEWS.md.gz beside this file.

 -- $maintainer  $(date -u -R -d "@$SOURCE_DATE_EPOCH")
END
cat > "$package/usr/share/doc/vitrine/copyright" <<END
Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: Vitrine
Comment: The libraries below /usr/lib/vitrine, and those that are part of the program, have the licences beside this
 file, in licences; sbom.spdx.json lists them.

Files: *
Copyright: $(date -u -d "@$SOURCE_DATE_EPOCH" +%Y) the authors of Vitrine
License: Apache-2.0
 On Debian systems the full text of the Apache License 2.0 is in
 /usr/share/common-licenses/Apache-2.0.
END
# It carries its libraries so that it runs on systems that have other versions of them.
cat > "$package/usr/share/lintian/overrides/vitrine" <<'END'
vitrine: embedded-library
# It holds data alone.
vitrine: shared-library-lacks-prerequisites *libicudata*
vitrine: custom-library-search-path
END
find "$package" -type d -exec chmod 755 {} +
find "$package/usr" -type f -exec chmod 644 {} +
chmod 755 "$package/usr/bin/vitrine"
(cd "$package" && find usr -type f -print0 | sort -z | xargs -0 md5sum > DEBIAN/md5sums)
cat > "$package/DEBIAN/control" <<END
Package: vitrine
Version: $version
Architecture: amd64
Maintainer: $maintainer
Installed-Size: $(du -sk "$package/usr" | cut -f1)
Depends: libc6 (>= 2.36)
Suggests: git
Section: web
Priority: optional
Description: static site generator for transparency reports
 Vitrine makes a transparency report's website from a folder of text. An
 organisation writes down what it and a government promised and did; Vitrine
 checks every field, works out every figure and builds pages that say where
 each one comes from.
END
find "$package" -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} +
dpkg-deb --root-owner-group -Zxz --build "$package" "$out/vitrine_${version}_amd64.deb" > /dev/null

(cd "$out" && sha256sum "$name.tar.gz" "$name.debug" "$name.spdx.json" "vitrine_${version}_amd64.deb" > SHA256SUMS)
rm -rf "$package" "$tree" "$out/archives" "$out/shared"
(cd "$out" && ls -sh)
