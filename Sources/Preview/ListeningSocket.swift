internal import Glibc

/// Where a server listens: the socket is open before the server is, so that why it cannot be had is known exactly.
package struct ListeningSocket: ~Copyable {
  /// Why there is none.
  package enum Fault: Error, Equatable {
    /// Another program listens there.
    case isTaken
    /// The system's reason, such as "Cannot assign requested address".
    case refused(reason: String)
  }

  /// The port, also where the system chose it.
  package let port: Int
  private let descriptor: CInt

  /// So many clients may wait to be let in.
  private static let backlog: CInt = 128

  /// - Parameters:
  ///   - host: The name or the number of an address of this machine.
  ///   - port: 0 lets the system choose one.
  package init(host: String, port: Int) throws(Fault) {
    var hints = unsafe addrinfo()
    unsafe hints.ai_socktype = CInt(SOCK_STREAM.rawValue)
    unsafe hints.ai_flags = AI_PASSIVE | AI_NUMERICSERV
    var found: UnsafeMutablePointer<addrinfo>?
    let code = unsafe getaddrinfo(host, String(port), &hints, &found)
    guard code == 0, let first = unsafe found else {
      throw .refused(reason: unsafe String(cString: gai_strerror(code)))
    }
    defer { unsafe freeaddrinfo(first) }
    // A name may have an address of a kind that this machine does not use.
    var (opened, fault) = (CInt(-1), Fault.refused(reason: ""))
    var next: UnsafeMutablePointer<addrinfo>? = unsafe first
    while opened < 0, let address = unsafe next {
      do throws(Fault) {
        opened = try unsafe Self.open(address.pointee)
      } catch {
        fault = error
      }
      unsafe next = address.pointee.ai_next
    }
    guard opened >= 0 else { throw fault }
    descriptor = opened
    self.port = Self.port(of: opened) ?? port
  }

  private static func open(_ address: addrinfo) throws(Fault) -> CInt {
    let descriptor = unsafe socket(address.ai_family, CInt(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    guard descriptor >= 0 else { throw fault() }
    var yes: CInt = 1
    // What a former server has left half open does not keep the port.
    unsafe setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<CInt>.size))
    guard unsafe bind(descriptor, address.ai_addr, address.ai_addrlen) == 0, listen(descriptor, backlog) == 0 else {
      let fault = fault()
      close(descriptor)
      throw fault
    }
    return descriptor
  }

  private static func fault() -> Fault {
    errno == EADDRINUSE ? .isTaken : .refused(reason: unsafe String(cString: strerror(errno)))
  }

  /// The port stands at the same place of both kinds of addresses.
  private static func port(of descriptor: CInt) -> Int? {
    var storage = sockaddr_storage()
    var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
    let code = unsafe withUnsafeMutablePointer(to: &storage) { storage in
      unsafe storage.withMemoryRebound(to: sockaddr.self, capacity: 1) { unsafe getsockname(descriptor, $0, &length) }
    }
    guard code == 0 else { return nil }
    return unsafe withUnsafePointer(to: &storage) { storage in
      unsafe storage.withMemoryRebound(to: sockaddr_in.self, capacity: 1) {
        Int(UInt16(bigEndian: unsafe $0.pointee.sin_port))
      }
    }
  }

  /// Hands the socket to whoever closes it from now on.
  consuming func handOver() -> CInt {
    let descriptor = descriptor
    discard self
    return descriptor
  }

  deinit { close(descriptor) }
}
