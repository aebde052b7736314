internal import Glibc
internal import Synchronization

/// Which clients are awaited: those that have connected, or have had an answer, and have not said yet what they want.
///
/// The server drops a client that is silent. One that sends a byte now and then is not silent, and would keep its place
/// for hours.
final class Connections: Sendable {
  /// Seconds in which a client must have said what it wants.
  private static let patience = 20.0

  /// Since when, by the number of the socket.
  private let awaited = Mutex<[CInt: Double]>([:])

  func isAwaited(_ socket: CInt, since now: Double) {
    awaited.withLock { $0[socket] = now }
  }

  /// It has asked for something, or has gone.
  func isSettled(_ socket: CInt) {
    awaited.withLock { _ = $0.removeValue(forKey: socket) }
  }

  /// Ends the connections that were awaited for too long.
  ///
  /// The server closes a socket after it has settled it here, so no number is yet another connection's.
  func dropSlow(at now: Double) {
    awaited.withLock { awaited in
      for (socket, since) in awaited where now - since > Self.patience {
        shutdown(socket, CInt(SHUT_RDWR))
        awaited[socket] = nil
      }
    }
  }
}

/// Seconds of a clock that only goes forward.
func secondsNow() -> Double {
  var time = timespec()
  unsafe clock_gettime(CLOCK_MONOTONIC, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}
