internal import CMicroHTTPD

/// The connection of an event stream, which waits while there is nothing to send.
///
/// `Sendable` without the compiler's proof: libmicrohttpd lets any thread resume a connection, and each is used under the
/// lock of `EventStreams`, which forgets it before the server does.
@safe struct StreamConnection: @unchecked Sendable {
  private let pointer: OpaquePointer
  private var isSuspended = false

  init(_ pointer: OpaquePointer) { unsafe self.pointer = pointer }

  mutating func suspend() {
    isSuspended = true
    unsafe MHD_suspend_connection(pointer)
  }

  mutating func resume() {
    guard isSuspended else { return }
    isSuspended = false
    unsafe MHD_resume_connection(pointer)
  }
}
