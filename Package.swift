// swift-tools-version: 6.2
import PackageDescription

/// What every target of ours is built with: no warning passes, and imports say what they use.
let settings: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("ExistentialAny"),
]

/// The rooms that read and write signs one by one. They take most of a test run, and unoptimised many times as long; the
/// others are not worth the longer build.
let busy: Set = ["Diagnostics", "Exact", "FrontMatter", "Content", "Markup", "Template", "Localisation", "Pictures"]
let optimised: [SwiftSetting] = [.unsafeFlags(["-O"], .when(configuration: .debug))]

/// For the targets that touch a C library: each unsafe use is marked where it stands.
let wrapping = settings + [.strictMemorySafety()]

/// One room of the house (Docs/architecture.md says what each is for).
///
/// - Parameter words: Folders of files that become part of the program.
func room(
  _ name: String, uses dependencies: [String], words: [String] = [], settings: [SwiftSetting] = settings
) -> Target {
  .target(
    name: name, dependencies: dependencies.map { .init(stringLiteral: $0) },
    resources: words.map { .embedInCode($0) }, swiftSettings: busy.contains(name) ? settings + optimised : settings)
}

func tests(of name: String, uses more: [String] = []) -> Target {
  .testTarget(
    name: name + "Tests", dependencies: ([name] + more).map { .init(stringLiteral: $0) },
    swiftSettings: settings)
}

/// A fuzzer, which only `make fuzz` builds.
func fuzzer(of name: String, uses dependencies: [String]) -> Target {
  .executableTarget(
    name: name + "Fuzzer",
    dependencies: (["Diagnostics", "FuzzSupport"] + dependencies).map { .init(stringLiteral: $0) },
    path: "Fuzz/" + name, swiftSettings: settings)
}

let rooms = [
  "Diagnostics", "Exact", "Threads", "FrontMatter", "Content", "Spreadsheets", "Pictures", "Markup",
  "DisclosureControl",
  "Reporting", "Manual", "Template",
  "Localisation", "Charts", "Site", "Publishing",
]

let package = Package(
  name: "vitrine",
  targets: [
    .systemLibrary(
      name: "CCmarkGFM", pkgConfig: "libcmark-gfm",
      providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])]),
    .systemLibrary(name: "CYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
    .systemLibrary(name: "CCSV", providers: [.apt(["libcsv-dev"])]),
    .systemLibrary(name: "CJSONC", pkgConfig: "json-c", providers: [.apt(["libjson-c-dev"])]),
    .systemLibrary(name: "CSodium", pkgConfig: "libsodium", providers: [.apt(["libsodium-dev"])]),
    .systemLibrary(name: "CICU", pkgConfig: "icu-i18n", providers: [.apt(["libicu-dev"])]),
    .systemLibrary(name: "CMicroHTTPD", pkgConfig: "libmicrohttpd", providers: [.apt(["libmicrohttpd-dev"])]),
    .systemLibrary(name: "CCBC", pkgConfig: "cbc", providers: [.apt(["coinor-libcbc-dev"])]),
    .systemLibrary(name: "CArchive", pkgConfig: "libarchive", providers: [.apt(["libarchive-dev"])]),
    .systemLibrary(name: "CTurboJPEG", pkgConfig: "libturbojpeg", providers: [.apt(["libturbojpeg0-dev"])]),
    .systemLibrary(name: "CPNG", pkgConfig: "libpng", providers: [.apt(["libpng-dev"])]),
    .systemLibrary(name: "CWebP", pkgConfig: "libwebp", providers: [.apt(["libwebp-dev"])]),
    .systemLibrary(name: "CSTB", pkgConfig: "stb", providers: [.apt(["libstb-dev"])]),
    .systemLibrary(name: "CXML", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    room("Diagnostics", uses: []),
    room("Exact", uses: []),
    room("Threads", uses: []),
    room("FrontMatter", uses: ["Diagnostics", "Exact", "CYAML"], settings: wrapping),
    room("Markup", uses: ["Diagnostics", "CCmarkGFM"], settings: wrapping),
    room("Content", uses: ["Diagnostics", "FrontMatter", "Threads", "CCSV", "CSodium"], settings: wrapping),
    room(
      "Spreadsheets", uses: ["Diagnostics", "Exact", "FrontMatter", "Content", "CArchive", "CXML", "CICU"],
      settings: wrapping),
    room("Pictures", uses: ["Diagnostics", "CTurboJPEG", "CPNG", "CWebP", "CSTB"], settings: wrapping),
    room("DisclosureControl", uses: ["CCBC"], settings: wrapping),
    room("Reporting", uses: ["Diagnostics", "DisclosureControl", "Exact", "FrontMatter", "Spreadsheets", "Threads"]),
    room("Template", uses: ["Diagnostics", "Exact"]),
    room("JSONData", uses: ["Diagnostics", "Exact", "Template", "CJSONC"], settings: wrapping),
    room("Localisation", uses: ["Diagnostics", "Exact", "FrontMatter", "CICU"], settings: wrapping),
    room("Charts", uses: ["Exact"]),
    room("Site", uses: rooms.dropLast(2)),
    room("Publishing", uses: ["Diagnostics", "Content", "Site", "Threads"]),
    room("Preview", uses: ["Diagnostics", "Content", "CMicroHTTPD"], words: ["Page"], settings: wrapping),
    room("Manual", uses: ["Diagnostics", "FrontMatter", "Reporting"], words: ["Words", "Starter"]),
    .systemLibrary(name: "ICUFormatting", path: "Tests/ICUFormatting", pkgConfig: "icu-i18n"),
    .target(name: "TestSupport", dependencies: ["Diagnostics"], path: "Tests/TestSupport", swiftSettings: settings),
    .executableTarget(
      name: "vitrine",
      dependencies: (rooms + ["JSONData", "Preview"]).map { .init(stringLiteral: $0) },
      swiftSettings: settings),
    .executableTarget(
      name: "rendering-benchmark", dependencies: ["Content", "Diagnostics", "Site", "TestSupport"],
      path: "Benchmarks/Rendering", swiftSettings: settings),
    tests(of: "Diagnostics"),
    tests(of: "Exact", uses: ["TestSupport"]),
    tests(of: "FrontMatter", uses: ["Diagnostics", "Exact", "TestSupport"]),
    tests(of: "Markup", uses: ["Diagnostics", "TestSupport"]),
    tests(of: "Content", uses: ["Diagnostics", "FrontMatter", "TestSupport", "Threads"]),
    tests(of: "Spreadsheets", uses: ["Diagnostics", "Exact", "FrontMatter", "TestSupport"]),
    tests(of: "Pictures", uses: ["Diagnostics", "TestSupport"]),
    tests(of: "DisclosureControl", uses: ["TestSupport"]),
    tests(of: "Reporting", uses: ["Content", "Diagnostics", "Exact", "FrontMatter", "Spreadsheets", "TestSupport"]),
    tests(of: "Template", uses: ["Diagnostics", "Exact", "JSONData", "TestSupport"]),
    tests(of: "Localisation", uses: ["ICUFormatting", "Diagnostics", "Exact", "FrontMatter"]),
    tests(of: "Charts", uses: ["Exact", "TestSupport"]),
    tests(of: "Site", uses: ["Diagnostics", "FrontMatter", "Localisation", "Manual", "Reporting", "TestSupport"]),
    tests(of: "Manual", uses: ["Content", "Diagnostics", "FrontMatter", "Reporting", "TestSupport"]),
    tests(of: "Publishing", uses: ["Content", "TestSupport"]),
    tests(of: "Preview", uses: ["Content", "Diagnostics", "TestSupport"]),
    tests(
      of: "vitrine",
      uses: ["Content", "Diagnostics", "Exact", "FrontMatter", "Manual", "Site", "Template", "TestSupport", "Threads"]),
  ],
  swiftLanguageModes: [.v6]
)

if Context.environment["FUZZ"] != nil {
  package.targets += [
    .target(name: "FuzzSupport", dependencies: ["Diagnostics"], path: "Fuzz/Support", swiftSettings: settings),
    fuzzer(of: "FrontMatter", uses: ["FrontMatter", "Reporting"]),
    fuzzer(of: "Markdown", uses: ["Markup"]),
    fuzzer(of: "Template", uses: ["Exact", "Template"]),
    fuzzer(of: "CSV", uses: ["Content", "FrontMatter", "Reporting"]),
    fuzzer(of: "Spreadsheets", uses: ["FrontMatter", "Reporting", "Spreadsheets"]),
  ]
}
