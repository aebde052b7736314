internal import CArchive
internal import CXML

/// The version of libarchive, as the library that is linked in tells it.
package var archiveVersion: String {
  unsafe String(cString: archive_version_string()).replacing("libarchive ", with: "")
}

/// The version of libxml2, as the library that is linked in tells it: a number, 20914 for 2.9.14.
package var xmlVersion: String {
  let digits = unsafe String(cString: xml_libraryVersion())
  guard let number = Int(digits.prefix { $0.isNumber }) else { return digits }
  return "\(number / 10_000).\(number / 100 % 100).\(number % 100)"
}
