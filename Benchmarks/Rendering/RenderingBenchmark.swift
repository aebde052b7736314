import Content
import Diagnostics
import Glibc
import Site
import TestSupport

/// How fast the pages of commitments are made, on one thread: `make bench-rendering`.
///
/// Nothing in the program measures itself. What the templates take is told by making the same pages a second time, with
/// templates that are empty: what is left then are the views, the Markdown and the frame of the page. Members that a
/// view works out only when a template asks for them count as the template's.
@main
struct RenderingBenchmark {
  private let root: String
  private let rounds: Int

  /// Arguments: the folder of a site, and how often its pages are made.
  static func main() async throws {
    let arguments = Array(CommandLine.arguments.dropFirst())
    guard let root = arguments.first, let rounds = arguments.count > 1 ? Int(arguments[1]) : 50, rounds > 0 else {
      print("usage: rendering-benchmark SITE [ROUNDS]")
      exit(2)
    }
    try await RenderingBenchmark(root: root, rounds: rounds).run()
  }

  private func run() async throws {
    guard let whole = try await site(themes: root).map(measure) else {
      print("\(root) holds no site that can be built.")
      exit(1)
    }
    print(
      "\(whole.pages) pages of commitments, \(whole.bytes / max(1, whole.pages)) bytes a page, on one thread; "
        + "processor time of the fastest of \(rounds) rounds")
    print("  \(whole.rate) pages a second, \(whole.microseconds) µs a page")
    let theme = try emptyTheme(like: root + "/Themes/default")
    guard let bare = try await site(themes: theme.path).map(measure) else { return }
    print("  \(bare.microseconds) µs of it without the templates: views, Markdown, frame")
    print("  \(whole.microseconds - bare.microseconds) µs of it by the templates")
  }

  // MARK: Sites

  /// - Parameter themes: The folder that holds `Themes`.
  private func site(themes: String) async throws -> Site? {
    var loader = SiteLoader(root: root, options: BuildOptions())
    guard let source = try await loader.load() else { return nil }
    var (files, diagnostics) = (loader.files, loader.diagnostics)
    let search = ThemeSearch(site: themes, program: "/")
    return try await Site(source, options: BuildOptions(), themes: search, files: &files, diagnostics: &diagnostics)
  }

  /// The default theme's words, and templates by the same names in which nothing stands.
  private func emptyTheme(like theme: String) throws -> TemporaryFolder {
    let folder = TemporaryFolder()
    for name in try FileSystem.names(in: theme + "/templates") where name.hasSuffix(".html") {
      folder.write("", to: "Themes/default/templates/" + name)
    }
    folder.link("Themes/default/strings", to: theme + "/strings")
    return folder
  }

  // MARK: Time

  private struct Measurement {
    let pages: Int
    let bytes: Int
    /// Of the fastest round.
    let nanoseconds: Int

    var microseconds: Int { nanoseconds / max(1, pages) / 1_000 }
    var rate: Int { pages * 1_000_000_000 / max(1, nanoseconds) }
  }

  private func measure(_ site: Site) -> Measurement {
    let pages = site.artefacts.filter { artefact in
      let parts = artefact.path.split(separator: "/")
      return parts.count > 2 && parts[parts.count - 3] == "commitments"
    }
    var worker = site.worker()
    var buffer: [UInt8] = []
    var (bytes, fastest) = (0, Int.max)
    for _ in 0..<rounds {
      bytes = 0
      let start = Self.processorTime()
      for page in pages {
        buffer.removeAll(keepingCapacity: true)
        _ = try? site.render(page, by: &worker, into: &buffer)
        bytes += buffer.count
      }
      fastest = min(fastest, Self.processorTime() - start)
    }
    return Measurement(pages: pages.count, bytes: bytes, nanoseconds: fastest)
  }

  /// Nanoseconds that this thread has worked: others on the machine do not count.
  private static func processorTime() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return time.tv_sec * 1_000_000_000 + time.tv_nsec
  }
}
