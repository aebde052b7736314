internal import Synchronization

/// The event streams of the pages that are open (server-sent events).
///
/// Between two events a stream is suspended: it costs a socket and no thread.
final class EventStreams: Sendable {
  /// So many pages may be open at once.
  private static let most = 100
  /// A page that takes nothing is sent no more once it has so much to take, in bytes.
  private static let mostWaiting = 65_536

  private struct Stream {
    var connection: StreamConnection
    var waiting: [UInt8]
  }

  private struct State {
    var streams: [Int: Stream] = [:]
    var next = 0
    var isClosed = false
  }

  private let state = Mutex(State())

  /// - Parameter first: What the stream begins with.
  /// - Returns: The stream's number; `nil` where there are too many, or no more are wanted.
  func open(_ connection: StreamConnection, first: String) -> Int? {
    state.withLock { state in
      guard !state.isClosed, state.streams.count < Self.most else { return nil }
      state.next += 1
      state.streams[state.next] = Stream(connection: connection, waiting: Array(first.utf8))
      return state.next
    }
  }

  /// Sends the same to every page.
  func send(_ text: String) {
    let bytes = Array(text.utf8)
    state.withLock { state in
      for (number, var stream) in state.streams where stream.waiting.count < Self.mostWaiting {
        stream.waiting += bytes
        stream.connection.resume()
        state.streams[number] = stream
      }
    }
  }

  /// A word that pages pass over: a stream whose page has gone is noticed by it.
  func sendSignOfLife() { send(":\n\n") }

  /// Ends every stream, and opens no further one.
  func close() {
    state.withLock { state in
      state.isClosed = true
      for number in state.streams.keys { state.streams[number]?.connection.resume() }
    }
  }

  var count: Int { state.withLock { $0.streams.count } }

  // MARK: What the server's thread asks for

  func forget(_ number: Int) {
    state.withLock { $0.streams[number] = nil }
  }

  /// Takes what waits; suspends the connection where nothing does.
  ///
  /// - Returns: At most so many bytes; `nil` at the end of the stream.
  func take(_ number: Int, atMost limit: Int) -> [UInt8]? {
    // Suspended under the lock: whoever has something to send comes before or after, never between.
    state.withLock { state in
      guard !state.isClosed, var stream = state.streams[number] else { return nil }
      let bytes = Array(stream.waiting.prefix(limit))
      stream.waiting.removeFirst(bytes.count)
      if bytes.isEmpty { stream.connection.suspend() }
      state.streams[number] = stream
      return bytes
    }
  }
}

/// One stream, as the server's thread knows it.
final class EventStreamReader: Sendable {
  private let streams: EventStreams
  private let number: Int

  init(_ streams: EventStreams, number: Int) {
    self.streams = streams
    self.number = number
  }

  deinit { streams.forget(number) }

  func take(atMost limit: Int) -> [UInt8]? { streams.take(number, atMost: limit) }
}
