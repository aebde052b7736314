import Glibc
import TestSupport

/// A site that `vitrine serve`, a process of its own, shows.
struct ServedSite {
  let program: Program
  let port: Int
  /// The file that takes what it says.
  let said: String

  /// Waits until it has said its address.
  init(_ site: String, _ options: [String] = [], temporary: TemporaryFolder) throws {
    said = temporary.path + "/said"
    program = Program(serving: site, options, temporary: temporary.path, messages: said)
    for _ in 0..<600 {
      let text = TemporaryFolder.readFile(said) ?? ""
      if let port = text.firstMatch(of: /The preview is at http:\/\/127\.0\.0\.1:(\d+)\//).flatMap({ Int($0.1) }) {
        self.port = port
        return
      }
      usleep(20_000)
    }
    program.kill()
    throw NotStarted(said: TemporaryFolder.readFile(said) ?? "")
  }

  private struct NotStarted: Error { let said: String }

  var host: String { "127.0.0.1:\(port)" }

  var messages: String { TemporaryFolder.readFile(said) ?? "" }

  func ask(_ path: String) -> RawClient.Answer {
    RawClient(port: port)?.ask(path, host: host) ?? .init(head: "", body: "")
  }

  /// What a page shows beside the site, as JSON.
  func state(of page: String = "/commitments/c/") -> String { ask("/.vitrine/state.json?page=" + page).body }

  /// Does the state come to say something, within half a minute?
  func comes(to text: String) -> Bool {
    for _ in 0..<600 where !state().contains(text) { usleep(50_000) }
    return state().contains(text)
  }

  /// A connection that listens, after its first event.
  func events() -> RawClient? {
    guard let client = RawClient(port: port) else { return nil }
    client.send("GET /.vitrine/events HTTP/1.1\r\nHost: \(host)\r\n\r\n")
    return client.receive(until: "\n\n").contains("event: state") ? client : nil
  }
}

extension RawClient {
  /// Does something come, among whatever else? Signs of life come all the while.
  func hears(_ text: String) -> Bool { receive(until: text).contains(text) }
}
