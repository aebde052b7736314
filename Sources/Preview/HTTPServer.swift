internal import CMicroHTTPD
internal import Glibc

/// An HTTP server with one thread of its own (libmicrohttpd), which ends with this value.
@safe struct HTTPServer: ~Copyable {
  /// More clients wait until one has gone; a client that says or takes nothing is dropped after the timeout; a question
  /// is no longer than the memory.
  private static let limits = DaemonLimits(connections: 500, timeout: 15, memory: 16_384)

  private let daemon: OpaquePointer
  private let context: ServerContext

  /// - Returns: `nil` when the system gives it no thread or no memory.
  init?(_ socket: consuming ListeningSocket, _ context: ServerContext) {
    self.context = context
    let descriptor = socket.handOver()
    // The context outlives the thread, which `deinit` ends.
    let closure = unsafe Unmanaged.passUnretained(context).toOpaque()
    guard
      let daemon = unsafe start_daemon(
        descriptor, Self.limits, answerRequest, noteConnection, noteAnswered, closure)
    else {
      close(descriptor)
      return nil
    }
    unsafe self.daemon = daemon
  }

  deinit {
    context.streams.close()
    unsafe MHD_stop_daemon(daemon)
  }
}
