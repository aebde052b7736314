/// What a client asks for.
struct HTTPRequest: Sendable {
  let method: String
  /// As it was sent, with what is written by percent signs.
  let path: String
  /// What it calls the server by; `nil` where it does not say.
  let host: String?
  /// What it asks of a page by its path, as it was sent; `nil` where it asks nothing of the kind.
  var page: String?
}

/// What it is given.
struct HTTPAnswer: ~Copyable {
  enum Body: ~Copyable {
    case bytes([UInt8])
    /// Closed when it has been sent.
    case file(ServedFile)
    /// A stream that goes on until one side ends it.
    case events
  }

  let status: Int
  var headers: [(name: String, value: String)]
  let body: Body

  init(status: Int, headers: [(name: String, value: String)] = [], body: consuming Body) {
    self.status = status
    self.headers = headers + Self.always
    self.body = body
  }

  /// Nothing is kept by browsers, taken for something else, or shown inside somebody else's page.
  private static let always = [
    (name: "Cache-Control", value: "no-store"), ("X-Content-Type-Options", "nosniff"),
    ("X-Frame-Options", "SAMEORIGIN"), ("Cross-Origin-Resource-Policy", "same-origin"),
  ]

  /// A sentence for people.
  static func plain(_ status: Int, _ sentence: String, headers: [(name: String, value: String)] = []) -> HTTPAnswer {
    HTTPAnswer(
      status: status, headers: [("Content-Type", "text/plain; charset=utf-8")] + headers,
      body: .bytes(Array((sentence + "\n").utf8)))
  }

  static func redirect(to address: String) -> HTTPAnswer {
    plain(302, "See \(address)", headers: [("Location", address)])
  }
}
