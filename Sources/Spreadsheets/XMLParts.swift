internal import CXML

/// Takes what stands in an XML document, in its order.
protocol XMLTarget: AnyObject {
  /// - Parameter name: Without its prefix.
  func open(_ name: String, _ attributes: XMLAttributes)
  /// - Parameter text: What stood directly between the last two tags.
  func close(_ name: String, text: String)
  /// What stood before the tag that opens now.
  func take(text: String)
  /// Set where no more need be read: what it is told then counts for nothing.
  var fault: WorkbookFault? { get }
}

/// The attributes of an element.
struct XMLAttributes {
  fileprivate var all: [(name: String, space: String, value: String)] = []

  /// - Parameter space: What the namespace begins or ends with, where attributes of several may have the name.
  subscript(name: String, space: String? = nil) -> String? {
    all.first { $0.name == name && (space.map($0.space.contains) ?? true) }?.value
  }
}

/// Reads XML piece by piece (libxml2): no document type, nothing fetched, no text without end.
@safe final class XMLParser {
  /// Bytes of one text: more than any cell may hold.
  private static let longestText = 1_000_000
  private static let deepest = 100

  private let reader: UnsafeMutablePointer<xml_reader>
  private let listener: UnsafeMutablePointer<xml_listener>
  private let target: any XMLTarget
  private var text: [UInt8] = []
  private var depth = 0
  private(set) var fault: WorkbookFault?

  init(_ target: any XMLTarget) throws(WorkbookFault) {
    self.target = target
    unsafe reader = .allocate(capacity: 1)
    unsafe listener = .allocate(capacity: 1)
    unsafe listener.initialize(
      to: xml_listener(open: Self.open, close: Self.close, text: Self.text, declaration: Self.declaration))
    unsafe reader.initialize(
      to: xml_reader(parser: nil, listener: listener, target: Unmanaged.passUnretained(self).toOpaque()))
    guard unsafe xml_open(reader) != 0 else { throw .damaged }
  }

  deinit {
    unsafe xml_close(reader)
    unsafe reader.deallocate()
    unsafe listener.deallocate()
  }

  func read(_ bytes: UnsafeRawBufferPointer) throws(WorkbookFault) {
    let start = unsafe bytes.baseAddress?.assumingMemoryBound(to: CChar.self)
    try check(unsafe xml_read(reader, start, CInt(bytes.count), 0))
  }

  func end() throws(WorkbookFault) { try check(unsafe xml_read(reader, nil, 0, 1)) }

  private func check(_ status: CInt) throws(WorkbookFault) {
    if let fault = fault ?? target.fault { throw fault }
    guard status == 0 else { throw .damaged }
  }

  // MARK: What libxml2 tells

  private static func parser(_ context: UnsafeMutableRawPointer?) -> XMLParser? {
    unsafe context.map { unsafe Unmanaged<XMLParser>.fromOpaque($0).takeUnretainedValue() }
  }

  private static let open:
    @convention(c) (
      UnsafeMutableRawPointer?, UnsafePointer<UInt8>?, UnsafePointer<UInt8>?, CInt,
      UnsafeMutablePointer<UnsafePointer<UInt8>?>?
    ) -> Void = { context, name, _, count, attributes in
      guard let self = unsafe parser(context), self.fault == nil, let name = unsafe name else { return }
      self.depth += 1
      if self.depth > deepest { return self.stop(.damaged) }
      self.hand { self.target.take(text: $0) }
      var found = XMLAttributes()
      for index in 0..<Int(count) {
        guard let attributes = unsafe attributes, let local = unsafe attributes[5 * index],
          let start = unsafe attributes[5 * index + 3], let end = unsafe attributes[5 * index + 4]
        else { continue }
        let value = unsafe UnsafeBufferPointer(start: start, count: end - start)
        var text = unsafe String(decoding: value, as: UTF8.self)
        // libxml2 leaves this one sign written as a reference.
        if text.utf8.contains(UInt8(ascii: "&")) { text = text.replacing("&#38;", with: "&") }
        let space = unsafe attributes[5 * index + 2].map { unsafe String(cString: $0) } ?? ""
        found.all.append((unsafe String(cString: local), space, text))
      }
      self.target.open(unsafe String(cString: name), found)
    }

  private static let close: @convention(c) (UnsafeMutableRawPointer?, UnsafePointer<UInt8>?) -> Void = {
    context, name in
    guard let self = unsafe parser(context), self.fault == nil, let name = unsafe name else { return }
    self.depth -= 1
    let element = unsafe String(cString: name)
    self.hand { self.target.close(element, text: $0) }
    if self.target.fault != nil { self.stop(self.target.fault ?? .damaged) }
  }

  private static let text: @convention(c) (UnsafeMutableRawPointer?, UnsafePointer<UInt8>?, CInt) -> Void = {
    context, text, length in
    guard let self = unsafe parser(context), self.fault == nil else { return }
    if self.text.count + Int(length) > longestText { return self.stop(.tooLarge) }
    unsafe self.text.append(contentsOf: UnsafeBufferPointer(start: text, count: Int(length)))
  }

  private static let declaration: @convention(c) (UnsafeMutableRawPointer?) -> Void = { context in
    unsafe parser(context)?.fault = .declaration
  }

  private func hand(_ take: (String) -> Void) {
    take(String(decoding: text, as: UTF8.self))
    text.removeAll(keepingCapacity: true)
  }

  private func stop(_ fault: WorkbookFault) {
    self.fault = fault
    unsafe xml_stop(reader)
  }
}

extension Archive {
  /// Reads a part into a target.
  func read(_ name: String, into target: some XMLTarget) throws(WorkbookFault) {
    let parser = try XMLParser(target)
    try unsafe read(name) { (bytes) throws(WorkbookFault) in unsafe try parser.read(bytes) }
    try parser.end()
  }
}
