import TestSupport
import Testing

@testable import Reporting

/// What is noted of reading a site.
@Suite struct ReadNotesTests {
  @Test("each part has a number of its own, and is found by it")
  func numbers() {
    for counts: [Collection: Int] in [
      [:], [.projects: 1], [.commitments: 3, .news: 2], [.pages: 4, .projects: 2, .cases: 1],
    ] {
      let numbers = SourcePartNumbers(counts, templates: 3)
      for (collection, count) in counts {
        for position in 0..<count {
          let own: [SourcePart] = [
            .fields(collection, position), .text(collection, position), .neighbours(collection, position),
          ]
          for part in own { #expect(numbers[numbers.number(of: part)] == part) }
        }
      }
      for position in 0..<(counts[.commitments] ?? 0) {
        #expect(numbers[numbers.number(of: .ambitionShare(position))] == .ambitionShare(position))
      }
      for part in Collection.allCases.map({ .all($0) }) + [SourcePart.everything, .tags, .template(0), .template(2)] {
        #expect(numbers[numbers.number(of: part)] == part)
      }
    }
  }

  @Test("what is taken is what was read since, each once, in order")
  func taken() {
    let notes = ReadNotes(SourcePartNumbers([.commitments: 100], templates: 0))
    #expect(notes.take() == [])
    for position in [7, 3, 7, 99] { notes.note(.fields(.commitments, position)) }
    #expect(notes.take() == [3, 7, 99])
    #expect(notes.take() == [])
    notes.note(.text(.commitments, 1))
    let (value, read) = notes.apart { () -> Int in
      notes.note(.fields(.commitments, 2))
      return 5
    }
    #expect(value == 5 && read == [2])
    #expect(notes.take() == [101])
    notes.noteUnrepeatable()
    #expect(notes.take() == nil)
    #expect(notes.take() == [])
  }
}
