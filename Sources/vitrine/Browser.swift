internal import Content
internal import Dispatch

/// The browser of whoever sits at the machine.
enum Browser {
  private static let program = "xdg-open"

  /// Opens an address; does not wait for the browser.
  ///
  /// - Parameter fails: Called with a sentence when it cannot be opened.
  static func open(_ address: String, fails: @escaping @Sendable (String) -> Void) {
    DispatchQueue(label: "browser").async {
      let reason: String
      switch ForeignProgram(ofUser: program, [address]).run() {
      case .exited(code: 0): return
      case .exited(let code): reason = "it ended with code \(code)"
      case .killed(let signal): reason = "it was ended by signal \(signal)"
      case .unknown(let why): reason = why
      }
      fails("The browser could not be opened by \(program) (\(reason)): open \(address) yourself.")
    }
  }
}
