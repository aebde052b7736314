internal import Content
internal import Exact
internal import Glibc
internal import Synchronization

/// What the program takes from the machine that it runs on; nothing below reads it itself.
struct Environment: Sendable {
  let currentFolder: String
  /// The folder in which the program lies.
  let programFolder: String
  let processors: Int
  /// Colours and progress are for people: on a terminal alone.
  let isTerminal: Bool
  let isColoured: Bool
  /// How long to wait for another build of the same output.
  var patience = Duration.seconds(60)
  /// Asks whoever sits at the terminal, and reads a line: `nil` at the end of the input. Without it nobody can be asked.
  var ask: (@Sendable (_ question: String) -> String?)?
  /// The folders in which programs lie, as a shell knows them.
  var searchPath = Environment.variable("PATH") ?? ""
  /// The day of the calendar where the program runs.
  var today = Environment.localDay

  static func current() -> Environment {
    let isTerminal = isatty(STDERR_FILENO) == 1
    let noColour = variable("NO_COLOR").map { !$0.isEmpty } ?? false
    return Environment(
      currentFolder: folder(getcwd(nil, 0)), programFolder: parent(of: folder(realpath("/proc/self/exe", nil))),
      processors: max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))), isTerminal: isTerminal,
      isColoured: isTerminal && !noColour && variable("TERM") != "dumb",
      ask: isTerminal && isatty(STDIN_FILENO) == 1 ? askAtTerminal : nil)
  }

  @Sendable private static func askAtTerminal(_ question: String) -> String? {
    print(question, to: STDERR_FILENO)
    return readLine()
  }

  private static var localDay: Day {
    var now = time(nil)
    var parts = tm()
    localtime_r(&now, &parts)
    return Day(year: Int(parts.tm_year) + 1900, month: Int(parts.tm_mon) + 1, day: Int(parts.tm_mday)) ?? .earliest
  }

  /// Where a program lies, looked for as a shell looks for it, in folders that are named from the root.
  func program(_ name: String) -> String? {
    let folders = searchPath.split(separator: ":").filter { $0.hasPrefix("/") }
    return folders.map { "\($0)/\(name)" }.first { FileSystem.isFile($0) && access($0, X_OK) == 0 }
  }

  /// Seconds of a clock that only goes forward; for the summary, never for content.
  func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  /// Such as 14:05:09, by the machine's zone.
  var timeOfDay: String {
    var (moment, parts) = (time(nil), tm())
    localtime_r(&moment, &parts)
    return [parts.tm_hour, parts.tm_min, parts.tm_sec].map { ($0 < 10 ? "0" : "") + String($0) }.joined(separator: ":")
  }

  /// Another number each time that the program is started.
  var processAndMoment: Int { time(nil) << 22 | Int(getpid()) }

  func progress(of total: Int) -> Progress {
    Progress(total: total, isShown: isTerminal, environment: self)
  }

  private static func variable(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }

  private static func folder(_ path: UnsafeMutablePointer<CChar>?) -> String {
    guard let path else { return "/" }
    defer { free(path) }
    return String(cString: path)
  }

  private static func parent(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "/"
  }
}

/// A line on the terminal that counts the files made, once a build takes longer than half a second.
final class Progress: Sendable {
  private let total: Int
  private let isShown: Bool
  private let environment: Environment
  private let start: Double
  private let state = Mutex((done: 0, shown: 0.0))

  init(total: Int, isShown: Bool, environment: Environment) {
    self.total = total
    self.isShown = isShown
    self.environment = environment
    self.start = environment.now()
  }

  func advance(by count: Int) {
    guard isShown else { return }
    let now = environment.now()
    state.withLock { state in
      state.done += count
      guard now - start > 0.5, now - state.shown > 0.1 else { return }
      state.shown = now
      print("\r\(state.done) of \(total) files", to: STDERR_FILENO)
    }
  }

  /// Takes the line away.
  func finish() {
    if state.withLock({ $0.shown > 0 }) { print("\r\u{1B}[K", to: STDERR_FILENO) }
  }
}

/// Writes all of a text to a file descriptor; a reader that has gone away is none of our business.
func print(_ text: String, to descriptor: Int32) {
  var text = text
  text.withUTF8 { buffer in
    var written = 0
    while written < buffer.count {
      let count = write(descriptor, buffer.baseAddress.map { $0 + written }, buffer.count - written)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return }
      written += count
    }
  }
}
