internal import CMicroHTTPD
internal import Glibc

/// What the server's thread needs to answer.
final class ServerContext: Sendable {
  let streams = EventStreams()
  let connections = Connections()
  /// What each event stream begins with.
  private let firstEvent: @Sendable () -> String
  private let answer: @Sendable (HTTPRequest) -> HTTPAnswer

  /// Both are called on the server's thread, for one client at a time.
  init(firstEvent: @escaping @Sendable () -> String, answer: @escaping @Sendable (HTTPRequest) -> HTTPAnswer) {
    self.firstEvent = firstEvent
    self.answer = answer
  }

  fileprivate static func at(_ pointer: UnsafeMutableRawPointer?) -> ServerContext? {
    unsafe pointer.map { unsafe Unmanaged<ServerContext>.fromOpaque($0).takeUnretainedValue() }
  }
}

// MARK: What libmicrohttpd calls

let noteConnection: MHD_NotifyConnectionCallback = { context, connection, _, change in
  guard let connections = unsafe ServerContext.at(context)?.connections, let connection = unsafe connection else {
    return
  }
  let socket = unsafe connection_socket(connection)
  if change == .CONNECTION_NOTIFY_STARTED {
    connections.isAwaited(socket, since: secondsNow())
  } else {
    connections.isSettled(socket)
  }
}

let noteAnswered: MHD_RequestCompletedCallback = { context, connection, _, _ in
  guard let connections = unsafe ServerContext.at(context)?.connections, let connection = unsafe connection else {
    return
  }
  connections.isAwaited(unsafe connection_socket(connection), since: secondsNow())
}

/// Called when the head of a request is there, then with each part of its body, then at its end.
let answerRequest: MHD_AccessHandlerCallback = { context, connection, path, method, _, _, size, seen in
  guard let server = unsafe ServerContext.at(context), let connection = unsafe connection,
    let path = unsafe path, let method = unsafe method, let size = unsafe size, let seen = unsafe seen
  else { return .NO }
  // An answer before the end costs the connection, which browsers use again: only what is refused has one.
  let isRead = unsafe PreviewPages.isAllowed(method: String(cString: method))
  if isRead, unsafe seen.pointee == nil || size.pointee > 0 {
    unsafe seen.pointee = context
    unsafe size.pointee = 0
    return .YES
  }
  server.connections.isSettled(unsafe connection_socket(connection))
  let request = HTTPRequest(
    method: unsafe String(cString: method), path: unsafe String(cString: path),
    host: unsafe text(.HEADER_KIND, "Host", of: connection),
    page: unsafe text(.GET_ARGUMENT_KIND, "page", of: connection))
  return unsafe server.answer(request, over: connection)
}

private func text(_ kind: MHD_ValueKind, _ name: String, of connection: OpaquePointer) -> String? {
  unsafe MHD_lookup_connection_value(connection, kind, name).map { unsafe String(cString: $0) }
}

private let readEvents: MHD_ContentReaderCallback = { reader, _, buffer, size in
  let isOver = -1
  guard let reader = unsafe reader, let buffer = unsafe buffer else { return isOver }
  let stream = unsafe Unmanaged<EventStreamReader>.fromOpaque(reader).takeUnretainedValue()
  guard let bytes = stream.take(atMost: size) else { return isOver }
  unsafe memcpy(buffer, bytes, bytes.count)
  return bytes.count
}

private let endEvents: MHD_ContentReaderFreeCallback = { reader in
  if let reader = unsafe reader { unsafe Unmanaged<EventStreamReader>.fromOpaque(reader).release() }
}

// MARK: Sending

extension ServerContext {
  private static let unknownSize = UInt64.max
  private static let eventsAtOnce = 1_024

  fileprivate func answer(_ request: HTTPRequest, over connection: OpaquePointer) -> MHD_Result {
    let answer = answer(request)
    let (status, headers) = (answer.status, answer.headers)
    let made =
      switch consume answer.body {
      case .bytes(let bytes): unsafe Self.response(bytes)
      case .file(let file): unsafe Self.response(file)
      case .events: unsafe request.method == "HEAD" ? Self.response([]) : events(over: connection)
      }
    // There is no memory, or there are too many streams: the connection is closed.
    guard let response = unsafe made else { return .NO }
    defer { unsafe MHD_destroy_response(response) }
    for header in headers { unsafe MHD_add_response_header(response, header.name, header.value) }
    return unsafe MHD_queue_response(connection, CUnsignedInt(status), response)
  }

  private static func response(_ bytes: [UInt8]) -> OpaquePointer? {
    var bytes = bytes
    return unsafe bytes.withUnsafeMutableBytes { buffer in
      unsafe MHD_create_response_from_buffer(buffer.count, buffer.baseAddress, .RESPMEM_MUST_COPY)
    }
  }

  private static func response(_ file: consuming ServedFile) -> OpaquePointer? {
    let size = file.size
    let descriptor = file.handOver()
    let response = unsafe MHD_create_response_from_fd64(UInt64(size), descriptor)
    if unsafe response == nil { close(descriptor) }
    return unsafe response
  }

  private func events(over connection: OpaquePointer) -> OpaquePointer? {
    guard let number = streams.open(unsafe StreamConnection(connection), first: firstEvent()) else { return nil }
    let reader = unsafe Unmanaged.passRetained(EventStreamReader(streams, number: number)).toOpaque()
    let response = unsafe MHD_create_response_from_callback(
      Self.unknownSize, Self.eventsAtOnce, readEvents, reader, endEvents)
    if unsafe response == nil { unsafe endEvents(reader) }
    return unsafe response
  }
}
