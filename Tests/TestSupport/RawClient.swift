import Glibc

/// A connection to a server on this machine, by which a test sends whatever it likes.
package final class RawClient: Sendable {
  private let socket: CInt

  /// - Returns: `nil` when nobody listens there.
  package init?(port: Int, seconds: Int = 10) {
    socket = Glibc.socket(AF_INET, CInt(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    var patience = timeval(tv_sec: seconds, tv_usec: 0)
    setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = UInt16(port).bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isConnected = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(socket, $0, size) == 0 }
    }
    guard isConnected else { return nil }
  }

  deinit { close(socket) }

  package func send(_ text: String) {
    let bytes = Array(text.utf8)
    Glibc.send(socket, bytes, bytes.count, CInt(MSG_NOSIGNAL))
  }

  /// The next bytes as text; empty at the end, or when none come in time.
  package func receive() -> String {
    var buffer = [UInt8](repeating: 0, count: 65_536)
    let count = recv(socket, &buffer, buffer.count, 0)
    return count > 0 ? String(decoding: buffer[..<count], as: UTF8.self) : ""
  }

  /// Reads until a text has come.
  package func receive(until end: String) -> String {
    var text = ""
    while !text.contains(end) {
      let next = receive()
      if next.isEmpty { break }
      text += next
    }
    return text
  }

  /// Asks for a path, and reads the whole answer; the connection stays open for another one.
  package func ask(_ path: String, method: String = "GET", host: String) -> Answer {
    send("\(method) \(path) HTTP/1.1\r\nHost: \(host)\r\n\r\n")
    var text = receive(until: "\r\n\r\n")
    guard let headEnd = text.utf8.firstRange(of: Array("\r\n\r\n".utf8)) else { return Answer(head: text, body: "") }
    let head = String(text[..<headEnd.lowerBound])
    let length = head.split(separator: "\r\n").lazy.compactMap { line in
      line.lowercased().hasPrefix("content-length: ") ? Int(line.split(separator: " ")[1]) : nil
    }.first
    let start = text.utf8.distance(from: text.startIndex, to: headEnd.upperBound)
    while let length, method != "HEAD", text.utf8.count < start + length {
      let next = receive()
      if next.isEmpty { break }
      text += next
    }
    return Answer(head: head, body: String(text.utf8.dropFirst(start)) ?? "")
  }

  package struct Answer: Sendable {
    package let head: String
    package let body: String

    package init(head: String, body: String) {
      self.head = head
      self.body = body
    }

    /// 0 where there is none.
    package var status: Int { Int(head.split(separator: " ").dropFirst().first ?? "") ?? 0 }
  }
}
