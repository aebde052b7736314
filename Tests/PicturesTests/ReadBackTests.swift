import Glibc
import TestSupport
import Testing

@testable import Pictures

/// What other programs still find in a picture that goes out.
@Suite(.enabled(if: isThere("exiftool"), "exiftool is not installed")) struct ReadBackTests {
  @Test("nothing but the orientation is left", arguments: Sample.full)
  func exiftool(sample: Sample) throws {
    let file = sample.bytes
    let picture = try #require(try Picture(withoutMetadata: file, kind: FileKind(of: file)))
    let folder = TemporaryFolder()
    folder.write(picture.bytes, to: sample.name)
    let groups = ["EXIF", "XMP", "IPTC", "Photoshop", "MPF", "MakerNotes"].map { "-\($0):all" }.joined(separator: " ")
    let command = "exiftool -s3 -a \(groups) -Comment -Author -Description -ThumbnailImage -Trailer:all"
    #expect(output(of: "\(command) \(folder.path)/\(sample.name)") == (sample.orientation.map { $0 + "\n" } ?? ""))
    #expect(output(of: "exiftool -s3 -Warning -Error \(folder.path)/\(sample.name)") == "")
  }

  private func output(of command: String) -> String {
    guard let stream = popen(command, "r") else { return "cannot be run" }
    defer { pclose(stream) }
    var text: [UInt8] = []
    while case let byte = fgetc(stream), byte != EOF { text.append(UInt8(truncatingIfNeeded: byte)) }
    return String(decoding: text, as: UTF8.self)
  }
}

private func isThere(_ program: String) -> Bool { system("command -v \(program) > /dev/null") == 0 }
