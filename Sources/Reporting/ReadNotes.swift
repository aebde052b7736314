internal import Synchronization

/// What one worker reads while it makes a file. Whoever gets at a record, or at a figure of it, through a report that has
/// such notes leaves one here, and there is no other way.
package final class ReadNotes: Sendable {
  package let numbers: SourcePartNumbers
  private let found: Mutex<Found>

  private struct Found {
    /// A bit a part.
    var words: [UInt64]
    var numbers: [UInt32] = []
    var isUnrepeatable = false
  }

  package init(_ numbers: SourcePartNumbers) {
    self.numbers = numbers
    found = Mutex(Found(words: Array(repeating: 0, count: numbers.count / 64 + 1)))
  }

  package func note(_ part: SourcePart) { note(numbers.number(of: part)) }

  func note(_ number: Int) {
    found.withLock { found in
      let (word, bit) = (number >> 6, UInt64(1) << UInt64(number & 63))
      guard found.words[word] & bit == 0 else { return }
      found.words[word] |= bit
      found.numbers.append(UInt32(number))
    }
  }

  /// That making a file does more than to write it, such as to have another file go out: it must be made each time.
  package func noteUnrepeatable() { found.withLock { $0.isUnrepeatable = true } }

  /// Does something whose reading is not noted with the rest.
  ///
  /// - Returns: What it gives, and what it read, as `take` tells it.
  package func apart<Value>(_ work: () -> Value) -> (value: Value, read: [UInt32]?) {
    let former = take()
    let value = work()
    let read = take()
    note(former)
    return (value, read)
  }

  /// What `take` told before.
  package func note(_ read: [UInt32]?) {
    if let read { read.forEach { note(Int($0)) } } else { noteUnrepeatable() }
  }

  /// The numbers of all that was read so far, from the least.
  package var all: [UInt32] { found.withLock { $0.numbers.sorted() } }

  /// The numbers of what was read since they were last taken, from the least; `nil` where the file must be made each time.
  package func take() -> [UInt32]? {
    found.withLock { found in
      for number in found.numbers { found.words[Int(number) >> 6] = 0 }
      defer { (found.numbers, found.isUnrepeatable) = ([], false) }
      return found.isUnrepeatable ? nil : found.numbers.sorted()
    }
  }
}
