internal import Content
internal import Diagnostics

/// The file of which records are made.
struct ImportedTable {
  /// As people named it.
  let shown: String
  /// Without its folders.
  let name: String
  let bytes: [UInt8]
  let sha256: String
  let isWorkbook: Bool

  /// The place of a cell is told in it.
  static let file = SourceFile(index: 0)

  init(_ path: String, in current: String) throws {
    shown = path
    name = path.split(separator: "/").last.map(String.init) ?? path
    for mark in ["~$", ".~lock."] where name.hasPrefix(mark) {
      throw UsageFault(
        message: "\(name) is what a spreadsheet program keeps while a workbook is open, and not the workbook.",
        help: "Save and close the workbook, and name its own file.")
    }
    let absolute = path.hasPrefix("/") ? path : current + "/" + path
    guard !FileSystem.isFolder(absolute) else { throw FileFault(path: path, reason: "It is a folder, and no table") }
    bytes = try FileSystem.read(absolute, limit: SiteFiles.largestTable)
    guard !bytes.isEmpty else { throw FileFault(path: path, reason: "The file is empty") }
    // Somebody may be saving it.
    guard try FileSystem.read(absolute, limit: SiteFiles.largestTable) == bytes else {
      throw FileFault(path: path, reason: "The file was changed while it was read")
    }
    sha256 = SHA256.digits(of: bytes)
    let ending = name.lowercased().split(separator: ".").last ?? ""
    isWorkbook =
      ["xlsx", "ods", "xls", "xlsm"].contains(ending) || bytes.starts(with: [0x50, 0x4B, 0x03, 0x04])
      || bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0])
  }

  /// The files that messages name, this one first.
  func files(sheet: String) -> SourceFiles {
    var files = SourceFiles()
    let file = files.add(shown)
    if isWorkbook, !sheet.isEmpty { files.setSheet(sheet, of: file) }
    return files
  }

  /// That nothing is written, and why.
  func refused(
    _ diagnostics: [Diagnostic], sheet: String = "", _ environment: Environment, _ account: String = ""
  ) -> Outcome {
    let files = files(sheet: sheet)
    return Outcome(
      exitCode: .contentErrors,
      messages: report(diagnostics.inOrder(files), files, environment) + account + "Nothing was written.\n")
  }

  /// - Parameter files: This one is `file` in them, or the last.
  func report(_ diagnostics: [Diagnostic], _ files: SourceFiles, _ environment: Environment) -> String {
    TextReport(files: files, isColoured: environment.isColoured) { file in
      files[file] == shown && !isWorkbook ? bytes : nil
    }.render(diagnostics)
  }
}
