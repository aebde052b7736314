internal import Content
package import Site

// What the files of the last build were made from lies beside the ledger, in a file of its own, since only a build in which
// something has changed asks for it.
extension Ledger {
  private static let traces = "traces"
  private static let tracesHeading = Array("vitrine traces 1\n".utf8)

  /// What tells the build of an entry from others.
  private func name(of entry: Entry) -> [UInt8] {
    Array(SHA256.digits(of: Array("\(entry.question)\n\(entry.content)\n\(entry.digest)".utf8)).utf8)
  }

  /// What was noted with an entry, where it is whole.
  package func traces(of entry: Entry) -> BuildTraces? {
    guard let bytes = try? FileSystem.read(cache.folder + "/" + Self.traces),
      bytes.starts(with: Self.tracesHeading)
    else { return nil }
    let name = name(of: entry)
    let rest = bytes[Self.tracesHeading.count...]
    let body = Array(rest.dropFirst(2 * name.count))
    guard rest.prefix(name.count).elementsEqual(SHA256.digits(of: name + body).utf8),
      rest.dropFirst(name.count).starts(with: name)
    else { return nil }
    return BuildTraces(reading: body)
  }

  /// Puts them in the place of the former ones; where that cannot be, the next build makes all that it does not leave.
  package func note(_ traces: BuildTraces, of entry: Entry) {
    let (name, body) = (name(of: entry), traces.bytes)
    let bytes = Self.tracesHeading + SHA256.digits(of: name + body).utf8 + name + body
    try? cache.make().replace(Self.traces, with: bytes, aside: Self.traces + ".new")
  }
}

// MARK: - As bytes

extension BuildTraces {
  fileprivate init?(reading bytes: [UInt8]) {
    var numbers = NumberReader(bytes)
    guard let frame = numbers.next(), let count = numbers.count() else { return nil }
    var sums: [UInt32: UInt64] = [:]
    for _ in 0..<count {
      guard let number = numbers.next(), let sum = numbers.next() else { return nil }
      sums[UInt32(truncatingIfNeeded: number)] = sum
    }
    guard let surroundings = numbers.trace(), let length = numbers.count() else { return nil }
    var files: [UInt64: [UInt32]] = [:]
    for _ in 0..<length {
      guard let path = numbers.next(), let trace = numbers.trace() else { return nil }
      files[path] = trace
    }
    self.init(frame: frame, sums: sums, surroundings: surroundings, files: files)
  }

  fileprivate var bytes: [UInt8] {
    var bytes: [UInt8] = []
    bytes.append(number: frame)
    bytes.append(number: UInt64(sums.count))
    for (number, sum) in sums.sorted(by: { $0.key < $1.key }) {
      bytes.append(number: UInt64(number))
      bytes.append(number: sum)
    }
    bytes.append(trace: surroundings)
    bytes.append(number: UInt64(files.count))
    for (path, trace) in files.sorted(by: { $0.key < $1.key }) {
      bytes.append(number: path)
      bytes.append(trace: trace)
    }
    return bytes
  }
}

extension [UInt8] {
  /// Seven bits a byte, the lowest first; all but the last have the highest bit.
  fileprivate mutating func append(number: UInt64) {
    var rest = number
    while rest > 0x7F {
      append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    append(UInt8(rest))
  }

  /// How many numbers there are; then each as what it is above the former.
  fileprivate mutating func append(trace: [UInt32]) {
    append(number: UInt64(trace.count))
    var former: UInt32 = 0
    for number in trace {
      append(number: UInt64(number - former))
      former = number
    }
  }
}

/// Reads what the above writes; `nil` where there is none.
private struct NumberReader {
  private let bytes: [UInt8]
  private var place = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func next() -> UInt64? {
    var (number, shift): (UInt64, UInt64) = (0, 0)
    while place < bytes.count, shift < 64 {
      let byte = bytes[place]
      place += 1
      number |= UInt64(byte & 0x7F) << shift
      if byte & 0x80 == 0 { return number }
      shift += 7
    }
    return nil
  }

  /// How many of something follow, each of at least a byte.
  mutating func count() -> Int? {
    next().flatMap { $0 <= UInt64(bytes.count - place) ? Int($0) : nil }
  }

  mutating func trace() -> [UInt32]? {
    guard let length = count() else { return nil }
    var (trace, former): ([UInt32], UInt64) = ([], 0)
    for _ in 0..<length {
      guard let step = next(), let number = UInt32(exactly: former &+ step) else { return nil }
      trace.append(number)
      former = UInt64(number)
    }
    return trace
  }
}
